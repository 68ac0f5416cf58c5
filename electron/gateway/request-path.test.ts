import { expect, test } from 'vitest';
import { createAllowedMethods } from './allowed-methods.ts';
import { tidyTarget } from './request-path.ts';

test.each([
  ['/v1/orders', '/v1/orders'],
  ['/v1/orders/', '/v1/orders'],
  ['//v1/orders', '/v1/orders'],
  ['///v1//orders///', '/v1/orders'],
  ['/v1/orders/?expand[]=payments', '/v1/orders?expand[]=payments'],
  ['/v1/orders?next=//a/', '/v1/orders?next=//a/'],
  ['/', '/'],
  ['//', '/'],
  ['*', '*'],
])('the target %s is taken for %s', (target, tidied) => {
  expect(tidyTarget(target)).toBe(tidied);
});

test('a path knows its methods, also with a part that varies', () => {
  const allowed = createAllowedMethods();
  allowed.add('/v1/orders', 'POST');
  allowed.add('/v1/orders', ['GET']);
  allowed.add('/v1/orders/:id', 'GET');
  expect(allowed.of('/v1/orders')).toEqual(['POST', 'GET']);
  expect(allowed.of('/v1/orders/order_1')).toEqual(['GET']);
  expect(allowed.of('/v1/orders/')).toEqual([]);
  expect(allowed.of('/v1/orders/a/b')).toEqual([]);
});
