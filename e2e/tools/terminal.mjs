// @ts-check
// npm run terminal: works on a fresh checkout with nothing but npm.
import './install.mjs';
import { continueOnProjectNode } from './project-node.mjs';

await continueOnProjectNode('start-terminal.ts');
