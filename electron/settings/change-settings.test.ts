import { expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { changeSettings } from './change-settings.ts';
import { readSettings } from './settings.ts';

const ravi = { type: 'staff', staffId: 'staff_1' } as const;

function createBook() {
  const kept = new Map<string, unknown>();
  const appended: Change[] = [];
  return {
    appended,
    read: () => readSettings({ read: (name) => kept.get(name) }),
    ledger: {
      write: async (change: (book: { append(entry: Change): void }) => void) =>
        change({
          append: (entry) => {
            appended.push(entry);
            if (entry.type === 'setting') kept.set(entry.name, entry.value);
          },
        }),
    },
  };
}

test('what is changed is kept, and the rest stays', async () => {
  const { ledger, read } = createBook();
  const answer = await changeSettings({ storeName: 'Chai Point' }, ravi, ledger, read);
  expect(answer).toEqual({ ok: true, settings: { ...read(), storeName: 'Chai Point' } });
});

test('one value that does not fit keeps all of them out', async () => {
  const { ledger, read, appended } = createBook();
  const answer = await changeSettings({ lenient: true, storeName: '' }, ravi, ledger, read);
  expect(answer).toEqual({ ok: false, name: 'storeName', why: 'invalid' });
  expect(appended).toEqual([]);
});

test('two commands may not share a key', async () => {
  const { ledger, read } = createBook();
  expect(await changeSettings({ keys: { card: 'F6' } }, ravi, ledger, read)).toEqual({
    ok: false,
    name: 'keys',
    why: 'keys_clash',
  });
  expect(
    await changeSettings({ keys: { card: 'F6', upi: 'F5' } }, ravi, ledger, read),
  ).toMatchObject({ ok: true });
});

test('a key for something that is no command is refused', async () => {
  const { ledger, read } = createBook();
  expect(await changeSettings({ keys: { fly: 'Alt+9' } }, ravi, ledger, read)).toMatchObject({
    ok: false,
  });
});

test('a value that is as it was makes no entry', async () => {
  const { ledger, read, appended } = createBook();
  await changeSettings({ lenient: false }, ravi, ledger, read);
  expect(appended).toEqual([]);
});
