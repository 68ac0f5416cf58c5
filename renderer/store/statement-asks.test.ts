import { expect, test } from 'vitest';
import { longestStatement } from '../../shared/statement.ts';
import type { Call } from '../ipc.ts';
import { createStatementAsks } from './statement-asks.ts';
import { createWindowStore } from './store.ts';

/** A file of this text; `size` as the system says it. */
function fileOf(text: string, name = 'bank.csv', size = text.length) {
  const bytes = new TextEncoder().encode(text);
  return { name, size, arrayBuffer: async () => bytes.buffer };
}

function open(answer: (channel: string) => object) {
  const asked: { readonly channel: string; readonly request: object }[] = [];
  const call = (async (channel: string, request: object) => {
    asked.push({ channel, request });
    return answer(channel);
  }) as unknown as Call;
  const store = createWindowStore();
  return { asked, store, statement: createStatementAsks(store, call) };
}

const told = { type: 'answer', answer: { ok: true, compared: { comparison: { id: 'cmp_1' } } } };

test('a file that is far too large is not even read', async () => {
  const { asked, store, statement } = open(() => told);
  await statement.compare(fileOf('Date', 'film.csv', 4 * longestStatement + 1), null);
  expect(asked).toEqual([]);
  expect(store.getState().statement).toMatchObject({
    ...{ type: 'problem', name: 'film.csv', problem: { type: 'file_too_large' } },
  });
});

test('what was compared last is what its differences are kept of', async () => {
  const { asked, statement } = open((channel) =>
    channel === 'statement.compare' ? told : { type: 'answer', answer: { result: 'kept' } },
  );
  await statement.compare(fileOf('Date,RRN,Amount'), 'counter');
  expect(await statement.keep()).toBe('kept');
  const request = { text: 'Date,RRN,Amount', name: 'bank.csv', terminalId: 'counter' };
  expect(asked).toEqual([
    { channel: 'statement.compare', request },
    { channel: 'statement.keep', request },
  ]);
});

test('without an answer it is said that nobody knows, and nothing is kept', async () => {
  const { store, statement } = open(() => ({ type: 'no_answer' }));
  await statement.compare(fileOf('Date'), null);
  expect(store.getState().statement).toEqual({ type: 'untold', why: 'no_answer' });
  expect(await statement.keep()).toBe('no_answer');
});

test('lines that are not to be had any more say so, and nothing is shown as if it were all', async () => {
  const { store, statement } = open((channel) =>
    channel === 'statement.lines' ? { type: 'answer', answer: { lines: null } } : told,
  );
  await statement.compare(fileOf('Date'), null);
  expect(await statement.lines('cmp_0', null, 0)).toBeNull();
  expect(store.getState().statement.type).toBe('told');
  expect(await statement.lines('cmp_1', 'matched', 200)).toBeNull();
  expect(store.getState().statement).toEqual({ type: 'untold', why: 'no_answer' });
});
