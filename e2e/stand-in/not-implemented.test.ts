import { expect, test } from 'vitest';
import { electronEmitter, missing, refuseMissing } from './not-implemented.ts';

class Bell extends electronEmitter('Bell') {
  readonly #note = 'ding';
  static readonly count = 1;

  ring(): string {
    this.emit('rung', this.#note);
    return this.#note;
  }
}

test('what an object has works, what it lacks is refused in words', () => {
  const dialog = refuseMissing('dialog', { show: () => 'shown' });
  expect(dialog.show()).toBe('shown');
  expect(() => Reflect.get(dialog, 'hide')).toThrow('stand-in: dialog.hide is not implemented');
});

test('a spec can replace a function and add one', () => {
  const dialog: Record<string, () => string> = refuseMissing('dialog', { show: () => 'shown' });
  dialog.show = () => 'replaced';
  dialog.hide = () => 'added';
  expect([dialog.show(), dialog.hide()]).toEqual(['replaced', 'added']);
});

test('an emitter keeps its private fields, its events and its statics', () => {
  const bell = new Bell();
  const heard: unknown[] = [];
  bell.on('rung', (note) => heard.push(note));
  expect(bell.ring()).toBe('ding');
  expect(heard).toEqual(['ding']);
  expect(Bell.count).toBe(1);
  expect(bell).toBeInstanceOf(Bell);
});

test('an emitter refuses what it lacks, on the instance and on the class', () => {
  expect(() => Reflect.get(new Bell(), 'polish')).toThrow('stand-in: Bell.polish is not');
  expect(() => Reflect.get(Bell, 'melt')).toThrow('stand-in: Bell.melt is not');
});

test('awaiting, printing and asking with "in" are not uses', async () => {
  const bell = new Bell();
  expect(await Promise.resolve(bell)).toBe(bell);
  expect(() => JSON.stringify(bell)).not.toThrow();
  expect('polish' in bell).toBe(false);
});

test('a missing part is refused when called, made or looked into', () => {
  const tray = missing('Tray') as { new (): object; (): void; size: number };
  expect(() => new tray()).toThrow('stand-in: Tray is not implemented');
  expect(() => tray()).toThrow('stand-in: Tray is not implemented');
  expect(() => tray.size).toThrow('stand-in: Tray.size is not implemented');
});
