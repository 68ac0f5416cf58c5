import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

test('an app alone is run with nothing else', () => {
  expect(readCommandLine(['.'])).toEqual({
    type: 'run',
    app: '.',
    requires: [],
    inspectPort: undefined,
    switches: new Map(),
  });
});

test('the line Playwright writes is understood', () => {
  const words = [
    '-r',
    '/loader.js',
    '--no-sandbox',
    '--inspect=0',
    '--remote-debugging-port=0',
    '.',
  ];
  expect(readCommandLine(words)).toEqual({
    type: 'run',
    app: '.',
    requires: ['/loader.js'],
    inspectPort: 0,
    switches: new Map([
      ['no-sandbox', ''],
      ['remote-debugging-port', '0'],
    ]),
  });
});

test('switches behind the app count, words and what follows -- do not', () => {
  const command = readCommandLine(['app', '--demo', '--store=a=b', '-r', 'word', '--', '--late']);
  expect(command).toMatchObject({
    requires: [],
    switches: new Map([
      ['demo', ''],
      ['store', 'a=b'],
    ]),
  });
});

test.each([
  ['--inspect', 9229],
  ['--inspect=7', 7],
  ['--inspect=127.0.0.1:7', 7],
])('%s opens the inspector on port %d', (word, port) => {
  expect(readCommandLine([word, '.'])).toMatchObject({ inspectPort: port });
});

test('a version is asked for in two ways, but not of an app', () => {
  expect(readCommandLine(['-v'])).toEqual({ type: 'version' });
  expect(readCommandLine(['--version'])).toEqual({ type: 'version' });
  expect(readCommandLine(['.', '--version'])).toMatchObject({ type: 'run' });
});

test('options without an app leave nothing to run', () => {
  expect(readCommandLine([])).toEqual({ type: 'nothing_to_run' });
  expect(readCommandLine(['--inspect'])).toEqual({ type: 'nothing_to_run' });
});
