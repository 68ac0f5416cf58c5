import { expect, test } from 'vitest';
import type { PinpadFace, PinpadState } from '../../shared/pinpad.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import { createPinpads } from './pinpad-ipc.ts';
import { shownSettings } from './shown-settings.ts';

const idle: PinpadFace = {
  terminalId: 'counter',
  name: 'Simulated terminal',
  protocol: 'ZVT',
  isPlugged: true,
  isPowered: true,
  isSilent: false,
  canCall: false,
  answer: 'usual',
  step: 'idle',
  presented: null,
  transaction: null,
  magic: null,
  lines: [],
  code: null,
  printed: [],
  last: null,
};

function openCounter() {
  let face = idle;
  let settings: Settings = defaultSettings;
  const listeners = new Set<(terminalId: string) => void>();
  const opened: string[] = [];
  const sent: PinpadState[] = [];
  const simulator: SimulatorControl = {
    act: () => 'done',
    face: (terminalId) => (terminalId === 'counter' ? face : undefined),
    list: () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mode: () => 'manual',
    setMode: () => undefined,
  };
  const pinpads = createPinpads({
    pages: {
      open: (terminalId) => void opened.push(terminalId),
      send: (_terminalId, push) => void (push.type === 'pinpad' && sent.push(push.state)),
    },
    simulator,
    settings: () => settings,
  });
  return {
    pinpads,
    opened,
    sent,
    change(next: Partial<PinpadFace>) {
      face = { ...face, ...next };
      for (const listener of listeners) listener('counter');
    },
    speakHindi() {
      settings = { ...settings, language: 'hi' };
      pinpads.hear({ type: 'settings', ...shownSettings(settings) });
    },
  };
}

test('a pinpad is shown every new face once, and only while it was opened', () => {
  const { pinpads, sent, change } = openCounter();
  change({ step: 'waiting' });
  expect(sent).toEqual([]);
  expect(pinpads.open('counter')).toBe('done');
  change({ step: 'asking' });
  change({});
  change({ step: 'idle' });
  expect(sent.map(({ face }) => face.step)).toEqual(['asking', 'idle']);
  pinpads.stop();
  change({ step: 'waiting' });
  expect(sent).toHaveLength(2);
});

test('it speaks the language of the shop, also when that is changed', () => {
  const { pinpads, sent, speakHindi } = openCounter();
  expect(pinpads.state('counter')).toEqual({ locale: 'en-IN', face: idle });
  pinpads.open('counter');
  speakHindi();
  expect(sent.map(({ locale }) => locale)).toEqual(['hi-IN']);
});

test('there is none for a terminal that is not simulated here', () => {
  const { pinpads, opened } = openCounter();
  expect(pinpads.state('elsewhere')).toBeNull();
  expect(pinpads.open('elsewhere')).toBe('unknown_terminal');
  expect(opened).toEqual([]);
});

test('outside demo there is none at all', () => {
  const pages = { open: () => undefined, send: () => undefined };
  const pinpads = createPinpads({ pages, simulator: null, settings: () => defaultSettings });
  expect(pinpads.state('counter')).toBeNull();
  expect(pinpads.open('counter')).toBe('not_demo');
});
