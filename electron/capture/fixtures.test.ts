import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../shared/hex.ts';
import type { FrameFixture } from '../../shared/wire.ts';
import { protocols } from '../terminals/protocols.ts';

/** What "Save fixture" has made of captures, in the folder of their language. */
const languages = join(import.meta.dirname, '../terminals');
const fixtures = protocols.flatMap(({ id }) =>
  namesIn(join(languages, id, 'fixtures'))
    .filter((name) => /^capture-.*\.json$/.test(name))
    .map((name) => join(id, 'fixtures', name)),
);

test.each(fixtures)('every message of %s still has its name, and nothing left to hide', (path) => {
  const fixture = JSON.parse(readFileSync(join(languages, path), 'utf8')) as FrameFixture;
  const reader = protocols.find(({ id }) => id === fixture.protocol)?.frames;
  expect(fixture).toMatchObject({ format: 'galla.frames', version: 1 });
  expect(fixture.frames.length).toBeGreaterThan(0);
  for (const { name, masked } of fixture.frames) {
    const bytes = fromHex(masked) ?? new Uint8Array(0);
    expect(reader?.explain(bytes)?.name).toBe(name);
    expect(reader && toHex(reader.mask(bytes))).toBe(masked);
  }
});

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
