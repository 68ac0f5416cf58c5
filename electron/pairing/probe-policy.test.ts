import { expect, test } from 'vitest';
import type { ProtocolChoice } from '../../shared/pairing.ts';
import { attemptsOn, mostTelling, otherSpeeds, silenceOf } from './probe-policy.ts';

const zvt: ProtocolChoice = {
  id: 'zvt',
  name: 'ZVT',
  links: ['serial', 'tcp'],
  isUnconfirmed: false,
  baudRates: [9_600, 115_200],
  tcpPort: 20_007,
  givesSlips: true,
  showsCodes: true,
  takesKey: true,
};
const other: ProtocolChoice = { ...zvt, id: 'other', links: ['serial'], baudRates: [115_200] };
const cable = { type: 'serial', path: 'COM3', baudRate: 1_200 } as const;
const wire = { type: 'tcp', host: '10.0.0.7', port: 20_007 } as const;

test('each language is tried at its usual speed before any is tried at an unusual one', () => {
  const tried = attemptsOn(cable, [zvt, other]).map(({ protocol, link }) => [
    protocol,
    link.type === 'serial' && link.baudRate,
  ]);
  expect(tried).toEqual([
    ['zvt', 9_600],
    ['other', 115_200],
    ['zvt', 115_200],
  ]);
  expect(attemptsOn(wire, [zvt, other])).toEqual([{ protocol: 'zvt', link: wire }]);
  expect(otherSpeeds({ protocol: 'zvt', link: { ...cable, baudRate: 9_600 } }, [zvt])).toEqual([
    { protocol: 'zvt', link: { ...cable, baudRate: 115_200 } },
  ]);
  expect(otherSpeeds({ protocol: 'zvt', link: wire }, [zvt])).toEqual([]);
});

test('the same refusal means nobody there on a network, and no permission on a port', () => {
  expect(silenceOf('refused', wire, false)).toBe('unreachable');
  expect(silenceOf('refused', cable, false)).toBe('not_allowed');
  expect(silenceOf('disconnected', cable, true)).toBe('garbage');
});

test('of several tries the one that can be acted on is told', () => {
  expect(mostTelling(['no_answer', 'garbage'])).toBe('garbage');
  expect(mostTelling(['no_answer', 'taken'])).toBe('taken');
  expect(mostTelling([])).toBe('no_answer');
});
