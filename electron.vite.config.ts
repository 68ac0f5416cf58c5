import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** Read by all three windows: React, the words, and what they look like first. */
const everyWindow = new RegExp(
  [
    'node_modules/(react|react-dom|scheduler|zustand|qrcode.react)/',
    '/shared/|renderer/(i18n/|ipc|window-clock|store/window-context|screens/pay/upi-code)',
    'renderer/(components/(amount|icon|press)|styles/(fonts|tokens|page|keys|upi-code))',
  ].join('|'),
);
const cashierWindow =
  /node_modules\/|renderer\/(app\.|components|dialogs|goods|keyboard|screens|sounds|store|story|tender)/;

/**
 * Everything is built into out/. Main carries its packages, since loading their many files took half of
 * its start; those that find a compiled part or a font by where they stand stay in node_modules. The
 * preload must carry its own, since a sandboxed preload can load none, and must be CommonJS for the
 * same reason.
 */
export default defineConfig({
  main: {
    build: {
      outDir: path.join(root, 'out/main'),
      externalizeDeps: { exclude: ['@fastify/rate-limit', 'csv-parse', 'fastify', 'typebox'] },
      rollupOptions: {
        input: path.join(root, 'electron/main.ts'),
        output: { format: 'es', entryFileNames: 'main.js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(root, 'out/preload'),
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: path.join(root, 'electron/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: path.join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(root, 'out/renderer'),
      minify: true,
      // Absolute, or the scan for dependencies in `npm run dev` does not find them.
      rollupOptions: {
        input: {
          index: path.join(root, 'renderer/index.html'),
          customer: path.join(root, 'renderer/customer.html'),
          pinpad: path.join(root, 'renderer/pinpad.html'),
        },
        output: {
          codeSplitting: {
            // What a window starts with is few files, and not one for all that two parts share. What
            // opens a window stays out of them: it would run in every window.
            groups: [
              { name: 'every-window', tags: ['$initial'], test: everyWindow, priority: 1 },
              { name: 'cashier', tags: ['$initial'], test: cashierWindow },
            ],
          },
        },
      },
    },
  },
});
