// @ts-check
// npm run replay -- FILE: plays the file of a sale again, see electron/replay/README.md.
import path from 'node:path';
import process from 'node:process';
import './install.mjs';
import { follow } from './follow.mjs';
import { projectNode, root } from './packages.mjs';

const program = path.join(root, 'electron/replay/replay-process.ts');
const isNewEnough = Number.parseInt(process.versions.node, 10) >= 24;
const node = isNewEnough ? process.execPath : (projectNode(root, process) ?? process.execPath);
await follow(node, [program, ...process.argv.slice(2)]);
