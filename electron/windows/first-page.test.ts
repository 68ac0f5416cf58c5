import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { watchFirstPage } from './first-page.ts';

function watched() {
  const clock = createManualClock();
  let isGiven = false;
  const page = watchFirstPage(async () => new Response('a file'), clock);
  void page.given.then(() => {
    isGiven = true;
  });
  return {
    ask: (name: string) => page.serve(new Request(`app://galla/${name}`)),
    /** Whether it is given once so much time has gone by. */
    async after(milliseconds: number) {
      clock.advance(milliseconds);
      await Promise.resolve();
      return isGiven;
    },
  };
}

test('a page has what it starts with when its scripts are served and nothing more is asked for', async () => {
  const { ask, after } = watched();
  await ask('index.html');
  expect(await after(100)).toBe(false);
  await Promise.all([ask('page.js'), ask('page.css')]);
  expect(await after(5)).toBe(false);
  expect(await after(5)).toBe(true);
});

test('a page that asks for nothing holds nothing up for ever', async () => {
  const { after } = watched();
  expect(await after(1_999)).toBe(false);
  expect(await after(1)).toBe(true);
});
