import { parseArgs } from 'node:util';
import { type Language, languages } from '../shared/messages/language.ts';
import type { TerminalLink } from '../shared/terminal.ts';

/** What can be said when the program is started. */
export interface StartOptions {
  /** For the gateway; 0 takes any free one. */
  readonly port: number;
  /** The data folder; null for the usual place. */
  readonly folder: string | null;
  /** A shop to try things in: simulated terminal, demo staff and goods, simulator hooks. */
  readonly demo: boolean;
  /** `auto`: the simulated terminal approves by itself; `manual`: it waits for a hook or a person. */
  readonly terminal: 'auto' | 'manual';
  /** Whether a demo shop that is new begins with some days of sales behind it. */
  readonly past: boolean;
  /** How many simulated terminals stand on the counter; one when nothing is said. */
  readonly terminals?: number;
  /** A terminal to pair at start, instead of the simulated one of the same process. */
  readonly pair: { readonly deviceId: string; readonly link: TerminalLink } | null;
  /** What the windows speak this time; what is set in the shop when nothing is said. */
  readonly language?: Language;
}

export type CommandLine =
  | { readonly ok: true; readonly options: StartOptions }
  | { readonly ok: false; readonly problem: string };

export const usage = `npm run gateway -- [--port N|0] [--data DIR] [--demo] [--terminal auto|manual]
                  [--pair serial:PATH[@BAUD]|tcp:HOST:PORT|usb:VENDOR:PRODUCT[:SERIAL]]
                  [--device-id ID] [--language en|hi] [--terminals 1-4]
                  [--no-history]`;

/** The port that software beside the till is set to, unless it is told another. */
export const standardPort = 8580;
const standardDevice = '2841158834';
const standardBaudRate = 9_600;

/** Reads the arguments after the program's name. What Electron or Chromium add for themselves is left. */
export function readCommandLine(
  args: readonly string[],
  { strict }: { strict: boolean },
): CommandLine {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      strict,
      allowPositionals: !strict,
      options: {
        port: { type: 'string', default: String(standardPort) },
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        terminal: { type: 'string', default: 'auto' },
        pair: { type: 'string' },
        'device-id': { type: 'string', default: standardDevice },
        language: { type: 'string' },
        terminals: { type: 'string' },
        'no-history': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return problem(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  const { port, data, demo, terminal, terminals, pair, language, 'device-id': deviceId } = values;
  if (!/^\d{1,5}$/.test(String(port)) || Number(port) > 65_535) {
    return problem(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  if (terminal !== 'auto' && terminal !== 'manual') {
    return problem(`--terminal takes auto or manual, not "${terminal}"`);
  }
  if (terminals !== undefined && !/^[1-4]$/.test(String(terminals))) {
    return problem(`--terminals takes a number from 1 to 4, not "${terminals}"`);
  }
  if (data === '') return problem('--data takes a folder');
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(String(deviceId))) {
    return problem('--device-id takes up to 40 letters and digits');
  }
  if (language !== undefined && !isLanguage(language)) {
    return problem(`--language takes ${languages.join(' or ')}, not "${language}"`);
  }
  const link = pair === undefined ? null : readLink(String(pair));
  if (link === undefined) {
    const forms = 'serial:PATH[@BAUD], tcp:HOST:PORT or usb:VENDOR:PRODUCT[:SERIAL]';
    return problem(`--pair takes ${forms}, not "${pair}"`);
  }
  return {
    ok: true,
    options: {
      port: Number(port),
      folder: typeof data === 'string' ? data : null,
      demo: demo === true,
      terminal,
      past: values['no-history'] !== true,
      pair: link && { deviceId: String(deviceId), link },
      ...(language === undefined ? {} : { language }),
      ...(terminals === undefined ? {} : { terminals: Number(terminals) }),
    },
  };
}

function readLink(text: string): TerminalLink | undefined {
  const serial = /^serial:(.+?)(?:@(\d{3,7}))?$/.exec(text);
  if (serial?.[1]) {
    return { type: 'serial', path: serial[1], baudRate: Number(serial[2] ?? standardBaudRate) };
  }
  const usb = /^usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?$/i.exec(text);
  if (usb?.[1] && usb[2]) {
    const [vendorId, productId] = [Number.parseInt(usb[1], 16), Number.parseInt(usb[2], 16)];
    const serialNumber = usb[3] ?? null;
    return { type: 'usb', vendorId, productId, serialNumber, interfaceNumber: null };
  }
  const tcp = /^tcp:(.+):(\d{1,5})$/.exec(text);
  return tcp?.[1] ? { type: 'tcp', host: tcp[1], port: Number(tcp[2]) } : undefined;
}

function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value);
}

function problem(text: string): CommandLine {
  return { ok: false, problem: text };
}
