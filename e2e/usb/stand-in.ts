import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { playedLink } from '../../electron/simulator/usb-cable.ts';
import type { UsbLink } from '../../shared/terminal.ts';
import { makeDeviceTree, type PlayedDevice } from './device-tree.ts';

/** A program that plays the kernel's USB for another one, or why there is none here. */
export type StandIn =
  | { readonly type: 'ready'; readonly program: string }
  | { readonly type: 'none'; readonly why: string };

/** What the kernel holds against opening the device. */
export type StandInFault = 'none' | 'denied' | 'busy';

/** A program of the project that runs where the stand-in's device is plugged in. */
export interface ProgramWithUsb {
  /** Where a terminal listens to be plugged in. */
  readonly socket: string;
  say(message: unknown): void;
  /**
   * The program says objects of one member. Resolves with the first one of this name, of those behind
   * the last that was waited for, of which the condition holds; other names are left for later.
   */
  next<Value>(name: string, is?: (value: Value) => boolean): Promise<Value>;
  /** Ends its stdin, and waits for it. Rejects when it fails. */
  end(): Promise<void>;
}

const folder = import.meta.dirname;

export const device: PlayedDevice = {
  vendorId: playedLink.vendorId,
  productId: playedLink.productId,
  serialNumber: 'SIM0001',
  manufacturer: 'PAX',
  product: 'Simulated terminal',
  interfaceClass: 255,
};

/** Where the till finds it. */
export const link: UsbLink = playedLink;

/** Compiles the stand-in and tries it out. */
export function makeStandIn(): StandIn {
  if (process.platform !== 'linux') return { type: 'none', why: 'it plays the kernel of Linux' };
  const made = mkdtempSync(path.join(tmpdir(), 'galla-usb-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  const program = path.join(made, 'stand-in');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.c'));
  const compiled = spawnSync('cc', ['-O1', '-o', program, ...sources], { cwd: folder });
  if (compiled.status !== 0) return { type: 'none', why: 'it needs a C compiler named cc' };
  const tree = path.join(made, 'sys');
  makeDeviceTree(tree, device);
  const tried = spawnSync(program, [tree, path.join(made, 'terminal'), 'none', '--', 'true'], {
    encoding: 'utf8',
  });
  if (tried.status === 0) return { type: 'ready', program };
  return { type: 'none', why: `the kernel forbids it: ${tried.stderr.trim()}` };
}

/** A device for programs that are started behind `prefix`; it is plugged in while `socket` is listened to. */
export interface PlayedUsb {
  readonly socket: string;
  readonly prefix: readonly string[];
}

/** Another device than that of the tests' own programs, for as long as this process runs. */
export function playUsb(standIn: Extract<StandIn, { type: 'ready' }>): PlayedUsb {
  const home = path.dirname(standIn.program);
  const socket = path.join(home, 'terminal');
  const tree = path.join(home, 'tree');
  makeDeviceTree(tree, device);
  return { socket, prefix: [standIn.program, tree, socket, 'none', '--'] };
}

/** Starts a TypeScript file of this folder with the device in front of it; the cable is not in yet. */
export function startWithUsb(
  standIn: Extract<StandIn, { type: 'ready' }>,
  file: string,
  options: { readonly fault?: StandInFault; readonly device?: PlayedDevice } = {},
): ProgramWithUsb {
  const home = mkdtempSync(path.join(tmpdir(), 'galla-usb-'));
  const tree = path.join(home, 'sys');
  const socket = path.join(home, 'terminal');
  makeDeviceTree(tree, options.device ?? device);
  const command = [process.execPath, path.join(folder, file)];
  const child = spawn(standIn.program, [tree, socket, options.fault ?? 'none', '--', ...command], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const unheard = new Map<string, unknown[]>();
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    for (const [name, value] of Object.entries(JSON.parse(line))) {
      unheard.set(name, [...(unheard.get(name) ?? []), value]);
    }
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    socket,
    say: (message) => child.stdin.write(`${JSON.stringify(message)}\n`),
    next: <Value>(name: string, is: (value: Value) => boolean = () => true) =>
      new Promise<Value>((resolve, reject) => {
        const look = () => {
          const values = (unheard.get(name) ?? []) as Value[];
          const place = values.findIndex(is);
          const value = values[place];
          if (value === undefined) return;
          waiting.delete(look);
          unheard.set(name, values.slice(place + 1));
          resolve(value);
        };
        waiting.add(look);
        look();
        void ended.then((code) => reject(new Error(`${file} ended with ${code}`)));
      }),
    async end() {
      child.stdin.end();
      const code = await ended;
      rmSync(home, { recursive: true, force: true });
      if (code !== 0) throw new Error(`${file} ended with ${code}`);
    },
  };
}
