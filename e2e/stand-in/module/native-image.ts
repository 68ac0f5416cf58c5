import fs from 'node:fs';
import { refuseMissing } from '../not-implemented.ts';

/** PNG files: signature, then the header chunk with width and height (RFC 2083 chapter 11.2.1). */
const widthOffset = 16;
const heightOffset = 20;
const headerLength = 24;

export function createImage(png: Buffer) {
  const isEmpty = png.length < headerLength;
  return refuseMissing('nativeImage', {
    isEmpty: (): boolean => isEmpty,
    toPNG: (): Buffer => png,
    toDataURL: (): string => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () => ({
      width: isEmpty ? 0 : png.readUInt32BE(widthOffset),
      height: isEmpty ? 0 : png.readUInt32BE(heightOffset),
    }),
  });
}

export const nativeImage = refuseMissing('nativeImage', {
  createEmpty: () => createImage(Buffer.alloc(0)),
  createFromBuffer: (png: Buffer) => createImage(png),
  /** As in Electron, a file that is not there makes an empty image. */
  createFromPath: (file: string) =>
    createImage(fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)),
});
