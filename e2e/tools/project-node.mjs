// @ts-check
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { follow } from './follow.mjs';
import { projectNode, root, stop } from './packages.mjs';

const oldest = 24;

/**
 * Goes on with a script of this folder on the Node that this project needs, with the same arguments:
 * in this process when it runs on such a Node already.
 *
 * @param {string} script
 */
export async function continueOnProjectNode(script) {
  const file = path.join(import.meta.dirname, script);
  if (Number.parseInt(process.versions.node, 10) >= oldest) {
    await import(pathToFileURL(file).href);
    return;
  }
  const node = projectNode(root, process);
  if (node === undefined) {
    stop(
      `Galla needs Node ${oldest}, this is ${process.versions.node}, and npm has no Node package for ` +
        `${process.platform} on ${process.arch}: install Node ${oldest} and run this again.`,
    );
  }
  await follow(node, [file, ...process.argv.slice(2)]);
}
