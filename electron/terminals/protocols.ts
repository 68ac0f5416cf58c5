import { nexo } from './nexo/index.ts';
import { pinelabs } from './pinelabs/index.ts';
import type { TerminalProtocol } from './terminal.ts';
import { zvt } from './zvt/index.ts';

/** Every language this till speaks. The promises in protocols.test.ts run on each. */
export const protocols: readonly TerminalProtocol[] = [zvt, nexo, pinelabs];

export function findProtocol(id: string): TerminalProtocol | undefined {
  return protocols.find((protocol) => protocol.id === id);
}
