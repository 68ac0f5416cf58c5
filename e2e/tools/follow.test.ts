import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const follow = pathToFileURL(`${import.meta.dirname}/follow.mjs`).href;
// Windows ends a process that is sent a signal; there is nothing to pass on.
const signalTest = test.skipIf(process.platform === 'win32');

test.each([0, 3])('ends with the exit code %i of what it followed', async (code) => {
  const child = followed(`process.exit(${code})`);
  expect(await once(child, 'exit')).toEqual([code, null]);
});

signalTest('ends as a shell says that a signal ended a program', async () => {
  const child = followed("process.kill(process.pid, 'SIGKILL')");
  expect(await once(child, 'exit')).toEqual([128 + 9, null]);
});

signalTest.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('passes %s on', async (signal) => {
  const child = followed(
    `process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')`,
  );
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([7, null]);
});

/** A process that follows one more, which runs `script`. */
function followed(script: string) {
  const source = `
    import { follow } from ${JSON.stringify(follow)};
    await follow(process.execPath, ['--eval', ${JSON.stringify(script)}]);
  `;
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
