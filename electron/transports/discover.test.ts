import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discover } from './discover.ts';
import { portHolders } from './port-holders.ts';

const device = 'devices/pci0000:00/0000:00:14.0/usb1/1-2';
const path = process.env.PATH ?? '';
let tree: string;
let programs: string;

beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'tree-'));
  programs = await mkdtemp(join(tmpdir(), 'programs-'));
});
afterEach(async () => {
  process.env.PATH = path;
  for (const folder of [tree, programs]) await rm(folder, { recursive: true });
});

// Where /sys is read there is Linux.
describe.runIf(process.platform === 'linux')('the lines of this computer', () => {
  test('are read from the tree of the system, with the numbers of their device', async () => {
    await write(device, { idVendor: '2fb8', idProduct: '2116', serial: 'P1', product: 'A920' });
    await addPort('ttyACM0', `${device}/1-2:1.0`, { bInterfaceNumber: '00' });
    await addPort('ttyACM1', `${device}/1-2:1.2`, { bInterfaceNumber: '02' });
    await addPort('ttyS0', 'devices/pnp0/00:01', {}, '4');
    await addPort('ttyS1', 'devices/platform/serial8250', {}, '0');
    await mkdir(join(tree, 'class/tty/ptmx'));
    await mkdir(join(tree, 'class/tty/tty1'));
    expect(await discover(tree)).toEqual([
      line('/dev/ttyACM0', { interfaceNumber: 0 }),
      line('/dev/ttyACM1', { interfaceNumber: 2 }),
      {
        ...{ link: { type: 'serial', path: '/dev/ttyS0', baudRate: 9_600 }, name: '/dev/ttyS0' },
        ...{ vendorId: null, productId: null, interfaceNumber: null, likely: 'unknown' },
      },
    ]);
  });

  test("are asked of udev's program where that tree is hidden", async () => {
    await addProgram(
      'udevadm',
      `cat <<'END'
P: ${device}/1-2:1.2/tty/ttyACM0
N: ttyACM0
S: serial/by-id/usb-PAX_A920_P1-if02
E: DEVNAME=/dev/ttyACM0
E: DEVLINKS=/dev/serial/by-id/usb-PAX_A920_P1-if02
E: ID_VENDOR_ID=2fb8
E: ID_MODEL_ID=2116
E: ID_SERIAL_SHORT=P1

END`,
    );
    expect(await discover(join(tree, 'nothing'))).toEqual([
      line('/dev/ttyACM0', { interfaceNumber: 2 }),
    ]);
  });

  test('are none where neither is to be had, and that is no fault', async () => {
    process.env.PATH = programs;
    expect(await discover(join(tree, 'nothing'))).toEqual([]);
  });

  test('are none when udev fails', async () => {
    await addProgram('udevadm', 'exit 3');
    expect(await discover(join(tree, 'nothing'))).toEqual([]);
  });

  test('a device that is half there, as when it is just being pulled out, is left out', async () => {
    await write(device, { idVendor: '2fb8', busnum: '1', devnum: '2' });
    await mkdir(join(tree, 'bus/usb/devices'), { recursive: true });
    await symlink(join(tree, device), join(tree, 'bus/usb/devices/1-2'));
    await mkdir(join(tree, 'class/tty'), { recursive: true });
    await symlink(join(tree, 'nowhere'), join(tree, 'class/tty/ttyUSB0'));
    expect(await discover(tree)).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('a port', () => {
  test('that another program has open is told with its name', async () => {
    const [theirs, ours] = [join(tree, 'theirs'), join(tree, 'ours')];
    for (const file of [theirs, ours]) await writeFile(file, '');
    const file = await open(ours, 'r');
    const program = spawn('tail', ['-f', theirs], { stdio: 'ignore' });
    let holders = await portHolders([theirs, ours]);
    while (holders.size === 0) holders = await portHolders([theirs, ours]);
    expect([...holders]).toEqual([[theirs, 'tail']]);
    program.kill();
    await file.close();
  });

  test('with a lock file is held by the program that wrote it, while that runs', async () => {
    await mkdir(join(tree, '4711'), { recursive: true });
    await writeFile(join(tree, '4711/comm'), 'minicom\n');
    await writeFile(join(tree, 'LCK..ttyUSB0'), '      4711\n');
    await writeFile(join(tree, 'LCK..ttyUSB1'), '      4712\n');
    const holders = await portHolders(['/dev/ttyUSB0', '/dev/ttyUSB1'], {
      proc: tree,
      locks: tree,
    });
    expect([...holders]).toEqual([['/dev/ttyUSB0', 'minicom']]);
  });
});

function line(port: string, { interfaceNumber }: { interfaceNumber: number }) {
  return {
    ...{ link: { type: 'serial', path: port, baudRate: 9_600 }, name: 'PAX A920' },
    ...{ vendorId: '2fb8', productId: '2116', interfaceNumber, likely: 'terminal' },
  };
}

async function addPort(
  name: string,
  place: string,
  texts: Readonly<Record<string, string>>,
  type?: string,
): Promise<void> {
  await write(place, texts);
  await write(`class/tty/${name}`, type === undefined ? {} : { type });
  await symlink(join(tree, place), join(tree, 'class/tty', name, 'device'));
}

async function write(place: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(tree, place), { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(tree, place, name), `${text}\n`);
  }
}

/** Found before the system's own. */
async function addProgram(name: string, script: string): Promise<void> {
  await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, name), 0o755);
  process.env.PATH = `${programs}${delimiter}${path}`;
}
