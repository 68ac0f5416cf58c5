// npm run terminal, on the Node of this project and with its packages installed.
import path from 'node:path';
import { device, makeStandIn, playUsb } from '../usb/stand-in.ts';
import { follow } from './follow.mjs';
import { root } from './packages.mjs';

const program = path.join(root, 'electron/simulator/terminal-program.ts');
const args = process.argv.slice(2);
const place = args.findIndex(
  (word, at) => word === '--listen=usb' || (word === 'usb' && args[at - 1] === '--listen'),
);
const given = place < 0 ? args : withUsb();
if (given) await follow(process.execPath, [program, ...given]);

/** The arguments with a device of our own, which says how programs come to see it; undefined without. */
function withUsb(): readonly string[] | undefined {
  const standIn = makeStandIn();
  if (standIn.type === 'none') {
    process.stderr.write(`terminal: no USB device can be played here: ${standIn.why}\n`);
    process.exitCode = 1;
    return undefined;
  }
  const { socket, prefix } = playUsb(standIn);
  const through = prefix.join(' ');
  console.log('A program sees the terminal when its command is put behind this:');
  console.log(`through ${through}`);
  const [vendor, product] = [device.vendorId, device.productId].map((id) => id.toString(16));
  console.log(`for example ${through} npm start -- --pair usb:${vendor}:${product}`);
  return args.with(place, args[place] === 'usb' ? `usb:${socket}` : `--listen=usb:${socket}`);
}
