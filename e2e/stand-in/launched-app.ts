import fs from 'node:fs';
import path from 'node:path';
import { readCommandLine } from './command-line.ts';

export interface LaunchedApp {
  readonly folder: string;
  /** The file to evaluate first. */
  readonly main: string;
  readonly name: string;
  readonly version: string;
  readonly requires: readonly string[];
  readonly inspectPort: number | undefined;
  readonly switches: ReadonlyMap<string, string>;
}

/** Drop-in for the executable: what `app.getPath('exe')` and `process.argv[0]` name. */
export const executable = path.join(import.meta.dirname, 'electron');

/** The app that this process was started for, read once, before anybody changes `process.argv`. */
export const launchedApp: LaunchedApp = readLaunchedApp(process.argv.slice(2));

function readLaunchedApp(words: readonly string[]): LaunchedApp {
  const command = readCommandLine(words);
  if (command.type !== 'run') throw new Error('stand-in: the command line names no app');
  const place = path.resolve(command.app);
  const isFolder = fs.statSync(place).isDirectory();
  const description = isFolder ? readDescription(place) : {};
  return {
    folder: isFolder ? place : path.dirname(place),
    main: isFolder ? path.resolve(place, description.main ?? 'index.js') : place,
    name: description.productName ?? description.name ?? 'Electron',
    version: description.version ?? '0.0.0',
    requires: command.requires,
    inspectPort: command.inspectPort,
    switches: command.switches,
  };
}

type Description = Partial<Record<'main' | 'productName' | 'name' | 'version', string>>;

function readDescription(folder: string): Description {
  const file = path.join(folder, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}
