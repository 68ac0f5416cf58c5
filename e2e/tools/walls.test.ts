import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A file that breaks one wall: where it stands, what it says, and the wall that must refuse it. */
const wrongImports: readonly (readonly [file: string, source: string, wall: string])[] = [
  ['shared/order.ts', importing('../electron/ledger/ledger.ts'), 'room-shared'],
  ['shared/money.ts', importing('fastify'), 'shared-needs-a-schema-library-only'],
  ['shared/ids.ts', importing('node:crypto'), 'no-node-here'],
  ['renderer/main.ts', importing('../electron/till/till.ts'), 'room-renderer'],
  ['renderer/ipc.ts', importing('node:fs'), 'no-node-here'],
  ['renderer/app.ts', importing('electron'), 'electron-in-its-room'],
  ['electron/transports/tcp.ts', importing('../ledger/ledger.ts'), 'room-electron-transports'],
  ['electron/ledger/history.ts', importing('../till/till.ts'), 'room-electron-ledger'],
  ['electron/ledger/react.ts', importing('react'), 'react-in-its-room'],
  ['electron/ledger/test-framework.ts', importing('vitest'), 'no-development-packages-in-the-app'],
  ['electron/ledger/test-import.ts', importing('./ledger.test.ts'), 'the-app-stands-alone'],
  ['electron/ledger/nowhere.ts', importing('./nowhere-at-all.ts'), 'no-unknown-imports'],
  ['electron/terminals/connections.ts', importing('../till/till.ts'), 'room-electron-terminals'],
  ['electron/terminals/zvt/codec.ts', importing('../upt/codec.ts'), 'room-electron-terminals-zvt'],
  ['electron/terminals/zvt/front.ts', importing('../links.ts'), 'room-electron-terminals-zvt'],
  ['electron/terminals/zvt/apdu.ts', importing('node:buffer'), 'pure-by-name'],
  ['electron/till/till.ts', importing('../terminals/zvt/codec.ts'), 'room-electron-till'],
  ['electron/till/http.ts', importing('../gateway/keys.ts'), 'room-electron-till'],
  ['electron/till/book.ts', importing('node:sqlite'), 'node-sqlite-in-its-room'],
  ['electron/till/payment-machine.ts', importing('node:crypto'), 'pure-by-name'],
  ['electron/till/resend-policy.ts', importing('node:os'), 'pure-by-name'],
  ['electron/receipts/receipt-layout.ts', importing('node:path'), 'pure-by-name'],
  ['electron/gateway/razorpay/mapping.ts', importing('node:url'), 'pure-by-name'],
  ['electron/gateway/keys.ts', importing('../terminals/terminal.ts'), 'room-electron-gateway'],
  [
    'electron/gateway/razorpay/routes.ts',
    importing('../paysera/routes.ts'),
    'room-electron-gateway-razorpay',
  ],
  ['electron/webhooks/sender.ts', importing('../till/till.ts'), 'room-electron-webhooks'],
  ['electron/upstream/poll.ts', importing('../webhooks/sender.ts'), 'room-electron-upstream'],
  ['electron/recorder/tape.ts', importing('../till/till.ts'), 'room-electron-recorder'],
  ['electron/receipts/print.ts', importing('../till/till.ts'), 'room-electron-receipts'],
  ['electron/settings/store.ts', importing('../ledger/ledger.ts'), 'room-electron-settings'],
  ['electron/windows/open.ts', importing('../till/till.ts'), 'room-electron-windows'],
  ['electron/simulator/bench.ts', importing('../ledger/ledger.ts'), 'room-electron-simulator'],
  ['electron/ipc/till-ipc.ts', importing('../transports/tcp.ts'), 'room-electron-ipc'],
  ['electron/ipc/zvt-ipc.ts', importing('../terminals/zvt/codec.ts'), 'room-electron-ipc'],
  ['electron/rooms.ts', importing('./till/till.ts'), 'only-builders-know-every-room'],
  ['electron/till/back.ts', importing('../compose.ts'), 'nobody-imports-a-builder'],
  ['electron/till/tool.ts', importing('../../e2e/tools/tool.ts'), 'the-app-stands-alone'],
  ['electron/till/serial.ts', importing('serialport'), 'serialport-in-its-room'],
  ['electron/till/server.ts', importing('fastify'), 'fastify-in-its-room'],
  ['electron/till/shell.ts', importing('electron'), 'electron-in-its-room'],
  ['electron/till/egg.ts', importing('./hen.ts'), 'no-cycles'],
  ['e2e/sale.spec.ts', importing('../electron/till/till.ts'), 'specs-stay-outside'],
  // The ways of importing that a parser could overlook.
  [
    'electron/till/type-only.ts',
    "import type { Code } from '../terminals/zvt/codec.ts';\nexport type { Code };\n",
    'room-electron-till',
  ],
  [
    'electron/till/late.ts',
    "export const load = async () => [await import('../terminals/zvt/codec.ts')];\n",
    'room-electron-till',
  ],
  [
    'electron/till/passed-on.ts',
    "export * from '../terminals/zvt/codec.ts';\n",
    'room-electron-till',
  ],
  [
    'renderer/screen.tsx',
    "import '../electron/till/till.ts';\nexport const Screen = () => <main>{1}</main>;\n",
    'room-renderer',
  ],
];

/** What the rooms are meant to do: nothing here may be refused. */
const rightImports: Readonly<Record<string, string>> = {
  'shared/schemas.ts': importing('typebox'),
  'electron/compose.ts': [importing('./till/fine.ts'), importing('./gateway/fine.ts')].join(''),
  'electron/main.ts': [importing('./compose.ts'), importing('electron')].join(''),
  'electron/terminals/protocols.ts': importing('./zvt/index.ts'),
  'electron/terminals/port.ts': importing('../till/payments/terminal-port.ts'),
  'electron/terminals/zvt/index.ts': [importing('./driver.ts'), importing('../terminal.ts')].join(
    '',
  ),
  'electron/terminals/zvt/driver.ts': importing('node:timers'),
  'electron/terminals/zvt/codec.test.ts': [importing('../upt/codec.ts'), importing('vitest')].join(
    '',
  ),
  'electron/till/fine.ts': [
    importing('../terminals/terminal.ts'),
    importing('../ledger/ledger.ts'),
    importing('node:crypto'),
  ].join(''),
  'electron/gateway/fine.ts': [importing('fastify'), importing('../till/fine.ts')].join(''),
  'electron/gateway/paysera/fine.ts': importing('../keys.ts'),
  'e2e/bench/bench.ts': importing('../../electron/compose.ts'),
  'e2e/kill.test.ts': importing('../electron/compose.ts'),
};

const standing: Readonly<Record<string, string>> = {
  'electron/ledger/ledger.ts': '',
  'electron/ledger/ledger.test.ts': '',
  'electron/terminals/terminal.ts': '',
  'electron/terminals/links.ts': '',
  'electron/terminals/upt/codec.ts': '',
  'electron/till/hen.ts': importing('./egg.ts'),
  'electron/till/payments/terminal-port.ts': '',
  'electron/gateway/paysera/routes.ts': '',
  'e2e/tools/tool.ts': '',
};

const tree = mkdtempSync(path.join(tmpdir(), 'galla-walls-'));
let refused: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  for (const name of ['package.json', 'dependency-cruiser.config.cjs', 'biome.json']) {
    cpSync(path.join(root, name), path.join(tree, name));
  }
  plant('e2e/tools/pure-files.grit', '');
  cpSync(path.join(import.meta.dirname, 'pure-files.grit'), at('e2e/tools/pure-files.grit'));
  symlinkSync(path.join(root, 'node_modules'), at('node_modules'), 'junction');
  for (const [file, source] of Object.entries({ ...standing, ...rightImports }))
    plant(file, source);
  for (const [file, source] of wrongImports) plant(file, source);
  refused = await refusedImports();
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(wrongImports)('%s may not say %j: %s', (file, _source, wall) => {
  expect(refused.get(file)).toContain(wall);
});

test('what the rooms are meant to do is not refused', () => {
  const innocent = Object.keys({ ...rightImports, ...standing }).filter(
    (file) => file !== 'electron/till/hen.ts',
  );
  expect(innocent.filter((file) => refused.has(file))).toEqual([]);
});

test.each([
  ['Date.now', 'export const at = () => Date.now();'],
  ['Date.now without a call', 'export const clock = { now: Date.now };'],
  ['the time of day', 'export const at = () => new Date();'],
  ['chance', 'export const chance = () => Math.random();'],
  ['timers', 'export const later = (run: () => void) => setTimeout(run, 1);'],
  ['timers by another name', 'export const later = globalThis.setTimeout;'],
  ['a stopwatch', 'export const at = () => performance.now();'],
  ['the process', 'export const home = process.env.HOME;'],
  ['the network', "export const page = fetch('/');"],
  ['Node bytes', 'export const bytes = Buffer.alloc(1);'],
])('a pure file may not use %s', async (_what, source) => {
  for (const file of ['till/x-machine.ts', 'till/x-policy.ts', 'receipts/x-layout.ts']) {
    plant(`electron/${file}`, `${source}\n`);
  }
  plant('electron/gateway/razorpay/mapping.ts', `${source}\n`);
  plant('electron/terminals/zvt/apdu.ts', `${source}\n`);
  const files = ['x-machine.ts', 'x-policy.ts', 'x-layout.ts', 'mapping.ts', 'apdu.ts'];
  const found = await lint('electron');
  expect(files.filter((file) => !found.some((place) => place.endsWith(file)))).toEqual([]);
});

test('a pure file may count with a moment that it was given', async () => {
  plant('electron/till/moment-policy.ts', 'export const year = (at: number) => new Date(at);\n');
  expect(await lint('electron/till/moment-policy.ts')).toEqual([]);
});

test('raw IPC is for ipc/ and the preload alone', async () => {
  const raw =
    "import { ipcMain, ipcRenderer } from 'electron';\nexport { ipcMain, ipcRenderer };\n";
  for (const file of ['windows/raw.ts', 'main.ts', 'ipc/raw.ts', 'preload.ts']) {
    plant(`electron/${file}`, raw);
  }
  expect(await lint('electron/windows/raw.ts', 'electron/main.ts')).toHaveLength(2);
  expect(await lint('electron/ipc/raw.ts', 'electron/preload.ts')).toEqual([]);
});

test('a promise that nobody waits for is refused', async () => {
  const work = 'async function work(): Promise<void> {\n  await Promise.resolve();\n}\n\n';
  plant('electron/till/lost.ts', `${work}export function start(): void {\n  work();\n}\n`);
  expect(await lint('electron/till/lost.ts')).toHaveLength(1);
});

function importing(what: string): string {
  return `import '${what}';\n`;
}

function at(file: string): string {
  return path.join(tree, file);
}

function plant(file: string, source: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), source);
}

async function refusedImports(): Promise<ReadonlyMap<string, readonly string[]>> {
  const output = await run('dependency-cruiser/bin/dependency-cruiser.mjs', [
    '-c',
    'dependency-cruiser.config.cjs',
    '-T',
    'json',
    'shared',
    'electron',
    'renderer',
    'e2e',
  ]);
  const report = JSON.parse(output) as {
    readonly summary: {
      readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[];
    };
  };
  const found = Map.groupBy(report.summary.violations, (violation) => violation.from);
  return new Map([...found].map(([file, all]) => [file, all.map(({ rule }) => rule.name)]));
}

/** The files in which Biome found an error, each once. */
async function lint(...places: readonly string[]): Promise<readonly string[]> {
  const output = await run('@biomejs/biome/bin/biome', [
    'lint',
    '--vcs-enabled=false',
    '--diagnostic-level=error',
    '--max-diagnostics=none',
    '--reporter=json',
    ...places,
  ]);
  const report = JSON.parse(output) as {
    readonly diagnostics: readonly { readonly location: { readonly path: string } }[];
  };
  return [...new Set(report.diagnostics.map(({ location }) => location.path))];
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, 'node_modules', program), ...args],
      { cwd: tree, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 },
      // Both end with an error code when they find something, which is what is wanted here.
      (_error, stdout) => resolve(stdout),
    );
  });
}
