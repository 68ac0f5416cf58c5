// @ts-check
// npm run dev: the windows reload as their sources are saved, main restarts.
import './install.mjs';
import { continueOnProjectNode } from './project-node.mjs';

await continueOnProjectNode('develop.ts');
