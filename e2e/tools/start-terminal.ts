// npm run terminal, on the Node of this project and with its packages installed.
import path from 'node:path';
import { follow } from './follow.mjs';
import { root } from './packages.mjs';

const program = path.join(root, 'electron/simulator/terminal-program.ts');
await follow(process.execPath, [program, ...process.argv.slice(2)]);
