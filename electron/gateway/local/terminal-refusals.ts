import type { PairingRefusal } from '../../../shared/pairing.ts';
import type { ErrorAnswer } from '../error-envelope.ts';

export type Refusal = ErrorAnswer;

/** Why terminals were left as they were, for programs. */
export const refusals = {
  body: refusal(400, 'malformed_body', 'The request body does not fit its description'),
  unknown_terminal: refusal(404, 'unknown_terminal', 'There is no such terminal'),
  line_taken: refusal(409, 'line_taken', 'One of this till’s terminals is on that line'),
} as const;

/** Where a change does not fit what there is, the state is in the way, and not the request. */
export function refusalOfPairing(why: PairingRefusal): Refusal {
  switch (why) {
    case 'unknown_terminal':
      return refusals.unknown_terminal;
    case 'line_taken':
      return refusals.line_taken;
    case 'name_missing':
    case 'unknown_protocol':
    case 'link_not_possible':
    case 'option_not_possible':
      return refusal(400, why, texts[why]);
    default:
      return refusal(409, why, texts[why]);
  }
}

const texts: Readonly<Record<Exclude<PairingRefusal, 'unknown_terminal' | 'line_taken'>, string>> =
  {
    name_missing: 'A terminal needs a name',
    unknown_protocol: 'This till does not speak that protocol',
    link_not_possible: 'That protocol is not spoken on such a line',
    option_not_possible: 'That protocol leaves no slips to this till, or shows no codes of it',
    key_not_possible: 'That protocol is not sealed with keys',
    key_not_kept: 'The key cannot be kept: the key store cannot be used',
    name_taken: 'Another terminal has this name',
    id_taken: 'Another terminal has this device_id',
    payment_running: 'A payment or a refund runs on this terminal',
    replaced: 'This terminal has been replaced',
    terminals_full: 'There is no room for another terminal',
    demo_shop: 'A demo shop takes no terminal that could be real',
  };

function refusal(status: number, reason: string, description: string): Refusal {
  return {
    status,
    error: { code: 'BAD_REQUEST_ERROR', description, source: 'terminals', reason },
  };
}
