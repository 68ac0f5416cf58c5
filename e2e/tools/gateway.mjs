// @ts-check
// npm run gateway: works on a fresh checkout with nothing but npm.
import './install.mjs';
import { continueOnProjectNode } from './project-node.mjs';

await continueOnProjectNode('start-gateway.ts');
