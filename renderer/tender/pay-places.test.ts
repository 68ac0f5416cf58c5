import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { TerminalConnection } from '../../shared/terminal.ts';
import { sampleCheckout, sampleTerminal } from '../testing/samples.ts';
import { obviousPlace, type PlaceFacts, payPlaces } from './pay-places.ts';

const ready: TerminalConnection = { type: 'ready' };
const absent: TerminalConnection = { type: 'absent', reason: 'unplugged' };

function facts(
  connections: Readonly<Record<string, TerminalConnection>>,
  settings: Partial<Settings> = {},
  different: Partial<PlaceFacts> = {},
): PlaceFacts {
  return {
    terminals: Object.entries(connections).map(([id, connection]) => ({
      terminal: sampleTerminal({ id, name: `Terminal ${id}` }),
      connection,
    })),
    unresolved: [],
    settings: { ...defaultSettings, ...settings },
    currency: 'INR',
    ...different,
  };
}

const namesOf = (given: PlaceFacts, method: 'card' | 'upi' = 'card') =>
  payPlaces(method, given).map((place) => (place.type === 'screen' ? 'screen' : place.id));

test('the standard terminal comes first, one that cannot be used last', () => {
  const given = facts({ one: absent, two: ready, three: ready }, { standardTerminal: 'three' });
  expect(namesOf(given)).toEqual(['three', 'two', 'one']);
});

test('a terminal that holds an unknown outcome is ready for nothing', () => {
  const held = sampleCheckout({ state: 'in_doubt', terminalId: 'one' });
  const given = facts({ one: ready, two: ready }, {}, { unresolved: [held] });
  expect(payPlaces('card', given).map((place) => place.type === 'terminal' && place.state)).toEqual(
    ['ready', 'unresolved'],
  );
});

test('a code on the screen is offered for UPI in rupees, where the shop has an address', () => {
  const settings = { upiAddress: 'shop@bank' };
  expect(namesOf(facts({ one: ready }, settings), 'upi')).toEqual(['one', 'screen']);
  expect(namesOf(facts({ one: ready }, settings), 'card')).toEqual(['one']);
  expect(namesOf(facts({ one: ready }), 'upi')).toEqual(['one']);
  expect(namesOf(facts({ one: ready }, settings, { currency: 'EUR' }), 'upi')).toEqual(['one']);
});

test('one place is not asked for, two are, and none is none', () => {
  const only = payPlaces('card', facts({ one: absent }));
  expect(obviousPlace(only, defaultSettings, false)).toBe(only[0]);
  const two = payPlaces('card', facts({ one: ready, two: ready }));
  expect(obviousPlace(two, defaultSettings, true)).toBeNull();
  expect(obviousPlace([], defaultSettings, true)).toBeNull();
});

test('Enter goes to the standard terminal while it can take a payment', () => {
  const settings = { ...defaultSettings, standardTerminal: 'two' };
  const places = payPlaces('card', facts({ one: ready, two: ready }, settings));
  expect(obviousPlace(places, settings, true)).toMatchObject({ id: 'two' });
  expect(obviousPlace(places, settings, false)).toBeNull();
  const gone = payPlaces('card', facts({ one: ready, two: absent }, settings));
  expect(obviousPlace(gone, settings, true)).toBeNull();
});

test('where a terminal has a Bharat QR of its own, UPI is asked for by either code, the usual one first', () => {
  const given = facts({ one: ready, two: ready }, { upiAddress: 'shop@bank' });
  const [one, two] = given.terminals;
  if (!one || !two) throw new Error('Two terminals were asked for');
  const terminals = [one, { ...two, offersBharatQr: true as const }];
  const places = payPlaces('upi', { ...given, terminals });
  expect(
    places.map((place) => (place.type === 'screen' ? 'screen' : [place.id, place.qr])),
  ).toEqual([['one', undefined], ['two', undefined], ['two', 'bharat_qr'], 'screen']);
  expect(payPlaces('card', { ...given, terminals })).toHaveLength(2);
  const only = payPlaces('upi', {
    ...facts({ two: ready }),
    terminals: [{ ...two, offersBharatQr: true }],
  });
  expect(obviousPlace(only, defaultSettings, false)).toBeNull();
});
