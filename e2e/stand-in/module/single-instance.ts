import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { decodeClone } from '../injected/decode-clone.ts';
import { encodeClone } from '../injected/encode-clone.ts';
import type { EncodedClone } from '../injected/encoded-clone.ts';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export interface InstanceLock {
  /** False when another process has it; that one has then been told of this one. */
  request(userData: string, additionalData: unknown): boolean;
  has(): boolean;
  release(): void;
}

/**
 * One process per user data folder. Electron's call answers at once, so the first process is asked by
 * a short-lived child that this one waits for.
 */
export function createInstanceLock(
  onSecondInstance: (second: SecondInstance) => void,
): InstanceLock {
  let server: net.Server | undefined;

  const listen = (socket: string): net.Server => {
    const listening = net.createServer({ allowHalfOpen: true }, (connection) => {
      let text = '';
      connection.setEncoding('utf8');
      connection.on('data', (chunk) => {
        text += chunk;
      });
      connection.on('end', () => {
        connection.end('heard');
        onSecondInstance(readGreeting(text));
      });
      connection.on('error', () => connection.destroy());
    });
    listening.listen(socket).unref();
    process.once('exit', () => fs.rmSync(socket, { force: true }));
    return listening;
  };

  return {
    request(userData, additionalData) {
      if (server !== undefined) return true;
      const socket = socketFor(userData);
      if (fs.existsSync(socket)) {
        if (greetFirst(socket, writeGreeting(additionalData))) return false;
        fs.rmSync(socket, { force: true }); // Left behind by a process that was killed.
      }
      server = listen(socket);
      return true;
    },
    has: () => server !== undefined,
    release() {
      server?.close();
      server = undefined;
    },
  };
}

/** Not inside the folder: a socket's path may have about a hundred letters only. */
function socketFor(userData: string): string {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `stand-in-${name}.socket`);
}

interface Greeting {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: EncodedClone;
}

function writeGreeting(additionalData: unknown): string {
  const greeting: Greeting = {
    argv: process.argv,
    workingDirectory: process.cwd(),
    additionalData: encodeClone(additionalData),
  };
  return JSON.stringify(greeting);
}

function readGreeting(text: string): SecondInstance {
  const greeting = JSON.parse(text) as Greeting;
  return { ...greeting, additionalData: decodeClone(greeting.additionalData) };
}

const greetTimeout = 10_000;

/** What the child does: say the greeting, leave when it was heard, complain when nobody is there. */
const greet = `
  const socket = require('node:net').connect(process.argv[1]);
  socket.on('error', () => process.exit(1));
  socket.on('data', () => process.exit(0));
  socket.end(process.argv[2]);
`;

function greetFirst(socket: string, greeting: string): boolean {
  const child = spawnSync(process.execPath, ['-e', greet, socket, greeting], {
    timeout: greetTimeout,
  });
  return child.status === 0;
}
