// The walls between the rooms: which folder may import which, as in the table of
// electron/README.md. Protocols and surfaces are read from the disk, so that a new folder stands
// behind the same walls from its first file.
const fs = require('node:fs');
const path = require('node:path');

/** What the till and every protocol may know of the languages: their interface, and the counter. */
const terminalInterface = [
  'electron/terminals/terminal.ts',
  'electron/terminals/service.ts',
  'electron/terminals/simulation.ts',
  'electron/terminals/link-repeats.ts',
  'electron/terminals/frame-reader.ts',
  'electron/terminals/masked-text.ts',
  'electron/terminals/slips.ts',
  'electron/terminals/counter-machine.ts',
  'electron/terminals/counter-records.ts',
  'electron/terminals/record-text.ts',
];

/** What each room may import besides itself: folders, or single files. */
const rooms = {
  shared: [],
  renderer: ['shared'],
  'electron/transports': ['shared'],
  'electron/ledger': ['shared'],
  // connections.ts is the till's port to the terminals, so it may know what the till asks of it.
  'electron/terminals': [
    'shared',
    'electron/transports',
    'electron/till/payments/terminal-port.ts',
  ],
  'electron/pairing': [
    'shared',
    'electron/ledger',
    'electron/terminals',
    'electron/transports/transport.ts',
  ],
  'electron/till': ['shared', 'electron/ledger', ...terminalInterface],
  'electron/gateway': ['shared', 'electron/till', 'electron/ledger', 'electron/upstream'],
  'electron/receipts': ['shared', 'electron/transports', 'electron/ledger'],
  'electron/webhooks': ['shared', 'electron/ledger'],
  'electron/upstream': ['shared', 'electron/ledger'],
  'electron/recorder': ['shared', 'electron/ledger'],
  'electron/history': ['shared', 'electron/ledger', 'electron/recorder'],
  'electron/reports': ['shared', 'electron/ledger'],
  'electron/capture': ['shared', 'electron/terminals'],
  // Both sides of a terminal's line, around a recording.
  'electron/replay': [
    'shared',
    'electron/ledger',
    'electron/till',
    'electron/terminals',
    'electron/transports',
  ],
  'electron/settings': ['shared'],
  'electron/windows': ['shared'],
  'electron/simulator': ['shared', 'electron/terminals', 'electron/transports'],
};

/** Packages that one room keeps to itself; e2e stands outside the rooms and may use them. */
const keptPackages = {
  electron: [
    'electron/main.ts',
    'electron/run-till.ts',
    'electron/preload.ts',
    'electron/windows',
    'electron/ipc',
    'electron/settings/secret-store.ts',
  ],
  'node:sqlite': ['electron/ledger'],
  serialport: ['electron/transports'],
  usb: ['electron/transports'],
  fastify: ['electron/gateway'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  zustand: ['renderer'],
};

const tests = String.raw`\.test\.tsx?$`;
// The programs, which put rooms together. A simulated terminal can be a program of its own.
const builders =
  '^electron/(main|run-till|compose|own-terminals|headless|preload|simulator/terminal-(process|program))[.]ts$';
const pureNames = [String.raw`-(machine|policy|layout)\.ts$`, String.raw`/mapping\.ts$`];
const protocolFolders = '^electron/terminals/[^/]+/';

module.exports = {
  forbidden: [
    wall(
      'no-cycles',
      'Two files that need each other are one file, or hide a third.',
      {},
      {
        circular: true,
      },
    ),
    wall('no-unknown-imports', 'There is no such file or package.', {}, { couldNotResolve: true }),
    ...Object.entries(rooms).map(([room, others]) =>
      wall(
        `room-${nameOf(room)}`,
        `${room} imports only ${others.join(', ') || 'itself'}.`,
        { path: within(room), pathNot: [tests, builders] },
        { path: '^(shared|electron|renderer|e2e)/', pathNot: [room, ...others].map(within) },
      ),
    ),
    ...siblings('electron/terminals', terminalInterface),
    ...siblings('electron/gateway', []),
    wall(
      'room-electron-ipc',
      'ipc asks services; it knows no protocol, no surface and no line.',
      { path: within('electron/ipc'), pathNot: tests },
      {
        path: [
          '^electron/(terminals|gateway)/[^/]+/',
          within('electron/transports'),
          within('renderer'),
        ],
      },
    ),
    wall(
      'only-builders-know-every-room',
      'Rooms are put together in main.ts, run-till.ts, compose.ts, own-terminals.ts, headless.ts and preload.ts alone.',
      { path: '^electron/[^/]+$', pathNot: [builders, tests] },
      { path: '^(electron/[^/]+|renderer)/' },
    ),
    wall(
      'nobody-imports-a-builder',
      'compose.ts knows the rooms; the rooms do not know it.',
      { path: '^(shared|electron|renderer)/', pathNot: [builders, tests] },
      { path: builders },
    ),
    wall(
      'the-app-stands-alone',
      'Nothing that ships imports what only tests and tools need.',
      { path: '^(shared|electron|renderer)/', pathNot: tests },
      { path: [within('e2e'), tests] },
    ),
    wall(
      'specs-stay-outside',
      'A spec drives windows, HTTP and the wire, and what plays a device at the other end; benches, ' +
        'campaigns and *.test.ts may start rooms.',
      { path: within('e2e'), pathNot: [tests, within('e2e/(bench|chaos|hostile|simulation|usb)')] },
      { path: '^(electron|renderer)/', pathNot: '^electron/[^/]+/testing/simulated-' },
    ),
    wall(
      'pure-by-name',
      'The name promises a file that touches no Node: pass in what it needs.',
      {
        path: [...pureNames, protocolFolders],
        pathNot: [tests, `${protocolFolders}(driver|driver-[a-z]+|simulator|index)[.]ts$`],
      },
      { dependencyTypes: ['core'] },
    ),
    wall(
      'no-node-here',
      'The vocabulary and the windows run where there is no Node.',
      { path: '^(shared|renderer)/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    wall(
      'shared-needs-a-schema-library-only',
      'The vocabulary is pure.',
      { path: within('shared'), pathNot: tests },
      { path: 'node_modules/', pathNot: packageFolder('typebox') },
    ),
    wall(
      'no-development-packages-in-the-app',
      'They are not in the installed app. (The windows are bundled, Electron is the app.)',
      { path: '^(shared|electron)/', pathNot: tests },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], pathNot: packageFolder('electron') },
    ),
    ...Object.entries(keptPackages).map(([name, keepers]) =>
      wall(
        `${nameOf(name)}-in-its-room`,
        `Only ${keepers.join(', ')} may import ${name}.`,
        { path: '^(shared|electron|renderer)/', pathNot: [tests, ...keepers.map(within)] },
        { path: name.startsWith('node:') ? `^(node:)?${name.slice(5)}$` : packageFolder(name) },
      ),
    ),
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};

function wall(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** One wall around each folder of a room: in that room it may import only what is common. */
function siblings(room, common) {
  const entries = fs.readdirSync(path.join(__dirname, room), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) =>
      wall(
        `room-${nameOf(`${room}/${name}`)}`,
        `${room}/${name} does not know its neighbours${common.length > 0 ? `, only ${common}` : ''}.`,
        { path: within(`${room}/${name}`), pathNot: tests },
        {
          path: common.length > 0 ? within(room) : `${within(room)}[^/]+/`,
          pathNot: [`${room}/${name}`, ...common].map(within),
        },
      ),
    );
}

function within(place) {
  return place.endsWith('.ts') ? `^${place.replaceAll('.', '[.]')}$` : `^${place}/`;
}

function packageFolder(name) {
  return `node_modules/(@${name}|${name})/`;
}

function nameOf(text) {
  return text.replace(/[^a-z]+/g, '-');
}
