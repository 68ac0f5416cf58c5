// npm run dev, on the Node of this project and with its packages installed.
import path from 'node:path';
import { follow } from './follow.mjs';
import { root, stop } from './packages.mjs';
import { chooseRuntime, standInFolder } from './runtime.mjs';
import { installSystemPackages, standInNeeds } from './system-packages.ts';

if (chooseRuntime() === 'stand-in') {
  const todo = installSystemPackages(standInNeeds());
  if (todo !== undefined) stop(todo);
  // electron-vite does not look where the package `electron` looks.
  process.env.ELECTRON_EXEC_PATH = path.join(standInFolder, 'electron');
}
const electronVite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--noSandbox'] : [];
await follow(process.execPath, [electronVite, 'dev', '--watch', ...noSandbox], { cwd: root });
