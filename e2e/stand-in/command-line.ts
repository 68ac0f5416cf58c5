export type CommandLine =
  | { readonly type: 'version' }
  | { readonly type: 'nothing_to_run' }
  | {
      readonly type: 'run';
      /** A folder with a package.json, or a file. */
      readonly app: string;
      /** Modules to load before the app, as `-r` asks. */
      readonly requires: readonly string[];
      readonly inspectPort: number | undefined;
      /** Every `--name=value`, before and after the app: Chromium reads the whole line. */
      readonly switches: ReadonlyMap<string, string>;
    };

const defaultInspectPort = 9229;

/** Reads what follows the executable's name, in Electron's order: options, app, the app's own words. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const requires: string[] = [];
  const switches = new Map<string, string>();
  let inspectPort: number | undefined;
  let app: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (app !== undefined) {
      if (word === '--') break;
      if (word.startsWith('--')) addSwitch(switches, word);
    } else if (word === '-v' || word === '--version') {
      return { type: 'version' };
    } else if (word === '-r' || word === '--require') {
      index++;
      requires.push(words[index] ?? '');
    } else if (/^--inspect(=|$)/.test(word)) {
      inspectPort = readInspectPort(word);
    } else if (word.startsWith('-')) {
      addSwitch(switches, word);
    } else {
      app = word;
    }
  }
  if (app === undefined) return { type: 'nothing_to_run' };
  return { type: 'run', app, requires, inspectPort, switches };
}

function readInspectPort(word: string): number {
  const port = /(\d+)$/.exec(word)?.[1];
  return port === undefined ? defaultInspectPort : Number(port);
}

function addSwitch(switches: Map<string, string>, word: string): void {
  const [, name, value] = /^--?([^=]+)=?(.*)$/s.exec(word) ?? [];
  if (name !== undefined) switches.set(name, value ?? '');
}
