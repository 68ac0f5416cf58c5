import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

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
      },
    },
  },
});
