import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findKnownDevice } from './known-devices.ts';
import { ruleFile } from './usb-policy.ts';

test('a product is known by its own row before that of its maker', () => {
  expect(findKnownDevice(0x2fb8, 0x2116)).toMatchObject({ likely: 'terminal', name: 'PAX A920' });
  expect(findKnownDevice(0x2fb8, 0x0001)).toMatchObject({ likely: 'terminal', name: 'PAX' });
  expect(findKnownDevice(0x0403, 0x6001)).toMatchObject({ likely: 'adapter' });
  expect(findKnownDevice(0x0403, 0x0001)).toBeUndefined();
  expect(findKnownDevice(0x0b00, 0x0090)).toBeUndefined();
});

test('whatever the rule for Linux names is known here, and as the same', () => {
  const rule = readFileSync(join(import.meta.dirname, '../../resources', ruleFile), 'utf8');
  const lines = rule.split('\n').filter((line) => line.includes('idVendor'));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    const vendorId = Number.parseInt(/idVendor}=="([0-9a-f]{4})"/.exec(line)?.[1] ?? '', 16);
    const product = /idProduct}=="([0-9a-f]{4})/.exec(line)?.[1];
    const known = findKnownDevice(vendorId, Number.parseInt(product ?? 'ffff', 16));
    expect(known?.likely, line).toBe(line.includes('galla_terminal') ? 'terminal' : 'adapter');
  }
});
