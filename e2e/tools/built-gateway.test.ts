import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtGateway } from './built-gateway.ts';
import { root } from './packages.mjs';

/** What a package says that loads a file by where it stands itself. */
const fileBeside = /new URL\(\s*["'][^"']+["'],\s*import\.meta\.url\s*\)/g;

test('the gateway command is one file, and looks for no other beside it', async () => {
  const { file } = await builtGateway();
  const scripts = readdirSync(path.dirname(file), { recursive: true, encoding: 'utf8' })
    // What V8 has compiled depends on who ran it before.
    .filter((name) => !name.startsWith('compiled'))
    .filter((name) => /\.[cm]?js$/.test(name));
  expect(scripts).toEqual(['gateway.js']);
  expect(readFileSync(file, 'utf8').match(fileBeside) ?? []).toEqual([]);
});

test('what was built is used again while no source changes', async () => {
  const first = await builtGateway();
  const content = readFileSync(path.join(path.dirname(first.file), 'built-from'), 'utf8');
  expect(await builtGateway()).toEqual(first);
  expect(readFileSync(path.join(path.dirname(first.file), 'built-from'), 'utf8')).toBe(content);
  expect(path.relative(root, first.file)).toBe(path.join('out', 'gateway', 'gateway.js'));
});
