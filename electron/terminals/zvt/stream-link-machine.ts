import { assertNever } from '../../../shared/assert-never.ts';
import { type ApduReader, emptyApduReader, encodeApdu, readApdus } from './apdu.ts';
import type { LinkEffect, LinkEvent, LinkMachine, LinkStep } from './link.ts';

/** TCP: APDUs one after the other, nothing around them and nothing to acknowledge (PA00P016, TCP/IP). */
export const streamLink: LinkMachine<ApduReader> = { initial: emptyApduReader, transition };

function transition(state: ApduReader, event: LinkEvent): LinkStep<ApduReader> {
  switch (event.type) {
    case 'send': {
      const { tag, apdu } = event.message;
      return {
        state,
        effects: [
          { type: 'leaving', tag },
          { type: 'write', bytes: encodeApdu(apdu) },
          { type: 'acknowledged', tag },
        ],
      };
    }
    case 'received': {
      const { reader, apdus, dropped } = readApdus(state, event.bytes);
      const waits = reader.rest.length > 0;
      return {
        state: reader,
        effects: [
          ...noise(dropped),
          { type: waits ? 'arm' : 'disarm', name: 'restOfMessage' },
          ...apdus.map((apdu): LinkEffect => ({ type: 'deliver', apdu })),
        ],
      };
    }
    case 'deadline':
      return {
        state: emptyApduReader,
        effects: [{ type: 'dropped', reason: 'unfinished', length: state.rest.length }],
      };
    default:
      return assertNever(event);
  }
}

function noise(length: number): readonly LinkEffect[] {
  return length > 0 ? [{ type: 'dropped', reason: 'noise', length }] : [];
}
