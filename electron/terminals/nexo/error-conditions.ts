import type { PaymentFailureCode } from '../../../shared/failures.ts';

/** What an ErrorCondition says. Words for when the terminal sends none of its own. */
export interface ConditionMeaning {
  readonly code: PaymentFailureCode;
  readonly words: string;
  /** It can be said only of a request that was not begun. */
  readonly isNotBegun: boolean;
}

export const inProgress = 'InProgress';
export const notFound = 'NotFound';
export const busy = 'Busy';
/** The customer's red key, and the till's abort. */
export const cancelled = 'Cancel';
export const aborted = 'Aborted';

const meanings: Readonly<Record<string, ConditionMeaning>> = {
  Refusal: meaning('CARD_DECLINED', 'Declined'),
  PaymentRestriction: meaning('CARD_DECLINED', 'The goods cannot be paid with this card'),
  WrongPIN: meaning('INVALID_PIN', 'Wrong PIN'),
  InvalidCard: meaning('CARD_READ_ERROR', 'The card cannot be used'),
  InsertedCard: meaning('DEVICE_ERROR', 'A card is still inserted'),
  UnreachableHost: meaning('NETWORK_ERROR', 'The terminal cannot reach its host'),
  Cancel: meaning('TRANSACTION_CANCELLED', 'Cancelled at the terminal'),
  Aborted: meaning('TRANSACTION_CANCELLED', 'Aborted'),
  DeviceOut: meaning('DEVICE_MALFUNCTION', 'A device of the terminal is missing or defective'),
  UnavailableDevice: meaning('DEVICE_MALFUNCTION', 'A device of the terminal is not available'),
  Busy: notBegun('DEVICE_ERROR', 'The terminal is busy'),
  LoggedOut: notBegun('DEVICE_ERROR', 'The till is not logged in'),
  MessageFormat: notBegun('DEVICE_ERROR', 'The terminal could not read the message'),
  NotAllowed: notBegun('DEVICE_ERROR', 'The terminal does not allow this'),
  UnavailableService: notBegun('DEVICE_ERROR', 'The terminal does not offer this'),
};

export function meaningOf(condition: string | undefined): ConditionMeaning {
  const known = condition !== undefined && Object.hasOwn(meanings, condition);
  return (
    (known ? meanings[condition] : undefined) ??
    meaning('DEVICE_ERROR', 'The terminal reports an error')
  );
}

/** The condition with which a terminal says this; what it has no word for is a defect. */
export function conditionFor(failure: PaymentFailureCode): string {
  switch (failure) {
    case 'CARD_DECLINED':
      return 'Refusal';
    case 'INVALID_PIN':
      return 'WrongPIN';
    case 'CARD_READ_ERROR':
      return 'InvalidCard';
    case 'NETWORK_ERROR':
    case 'TIMEOUT':
      return 'UnreachableHost';
    case 'TRANSACTION_CANCELLED':
      return cancelled;
    default:
      return 'DeviceOut';
  }
}

function meaning(code: PaymentFailureCode, words: string): ConditionMeaning {
  return { code, words, isNotBegun: false };
}

function notBegun(code: PaymentFailureCode, words: string): ConditionMeaning {
  return { code, words, isNotBegun: true };
}
