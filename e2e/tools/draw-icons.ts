// Draws resources/icon.svg in the forms that Windows, macOS and Linux want. To be run by hand when the
// drawing has changed; what it makes is kept in the repository, since drawing needs a browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './packages.mjs';
import { findCommand } from './system-packages.ts';

const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 32, 48, 64, 128, 256];
/** Apple's names for sizes in an icns file. */
const macSizes = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

const resources = path.join(root, 'resources');
const drawn = await drawAll(new Set([...linuxSizes, ...Object.values(macSizes)]));
mkdirSync(path.join(resources, 'icons'), { recursive: true });
for (const size of linuxSizes) {
  writeFileSync(path.join(resources, `icons/${size}x${size}.png`), picture(size));
}
writeFileSync(path.join(resources, 'icon.ico'), windowsIcon());
writeFileSync(path.join(resources, 'icon.icns'), macIcon());

async function drawAll(sizes: ReadonlySet<number>): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = findCommand('chromium');
  const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  const page = await browser.newPage();
  const svg = readFileSync(path.join(resources, 'icon.svg'), 'utf8');
  const pictures = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return pictures;
}

function picture(size: number): Buffer {
  const found = drawn.get(size);
  if (found === undefined) throw new Error(`The icon was not drawn in size ${size}`);
  return found;
}

/** ICONDIR, one ICONDIRENTRY for each picture, then the pictures themselves as PNG. */
function windowsIcon(): Buffer {
  const header = Buffer.alloc(6 + 16 * windowsSizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(windowsSizes.length, 4);
  let offset = header.length;
  for (const [index, size] of windowsSizes.entries()) {
    const entry = 6 + 16 * index;
    // One byte each for width and height; 0 says 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(picture(size).length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += picture(size).length;
  }
  return Buffer.concat([header, ...windowsSizes.map(picture)]);
}

/** Blocks of a name, a length that includes both, and a PNG; one block around all. */
function macIcon(): Buffer {
  const blocks = Object.entries(macSizes).map(([name, size]) => block(name, picture(size)));
  return block('icns', Buffer.concat(blocks));
}

function block(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
