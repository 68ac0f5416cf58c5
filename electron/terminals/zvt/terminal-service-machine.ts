import { fieldValue } from './bmp.ts';
import { control } from './codes.ts';
import { codeOf, tlvOf } from './field-values.ts';
import {
  startingDiagnosis,
  startingEndOfDay,
  startingInitialisation,
} from './intermediate-statuses.ts';
import type { Message } from './message.ts';
import { printedText } from './printed-text.ts';
import { functionNotPossible } from './result-codes.ts';
import { sumBatch } from './terminal-batch.ts';
import {
  answer,
  inOrder,
  say,
  sayStatus,
  step,
  type TerminalState,
  type TerminalStep,
} from './terminal-dialogue.ts';
import { batchInformation, completion, negative, positive } from './terminal-messages.ts';
import { giveSlip, ownPrinter } from './terminal-printing.ts';
import { batchSlip, serviceSlip } from './terminal-slips.ts';
import { decodeText } from './text.ts';
import { pngFormat } from './till-services.ts';
import { findTlv } from './tlv.ts';

/** What moves no money, at a terminal that is free. */
export function serve(
  state: TerminalState,
  message: Extract<Message, { type: 'other' }>,
  now: number,
): TerminalStep {
  switch (message.control) {
    case control.initialisation:
      return runService(state, startingInitialisation, 'INITIALISATION');
    case control.diagnosis:
      return runService(state, startingDiagnosis, 'DIAGNOSIS');
    case control.endOfDay:
      return endDay(state, now);
    case control.logOff:
      return inOrder(
        { ...state, isRegistered: false, slips: ownPrinter },
        (next) => step(next, { type: 'show', lines: [], code: null, milliseconds: 0 }),
        answer(positive),
      );
    case control.displayText:
      return showText(state, message);
    case control.displayImage:
      return showImage(state, message);
    default:
      return answer(negative(functionNotPossible))(state);
  }
}

/** Lines of the till for this terminal's printer. */
export function print(state: TerminalState, message: Message): TerminalStep {
  const lines = printedText(message)?.lines ?? [];
  return inOrder(state, (next) => step(next, { type: 'print', lines }), answer(positive));
}

function runService(state: TerminalState, status: number, what: string): TerminalStep {
  return inOrder(
    state,
    answer(positive),
    sayStatus(status),
    giveSlip('administration', serviceSlip(state.records, what)),
    say('closing', completion),
  );
}

/** The batch is closed before the till hears its sums, so that no sale can come between the two. */
function endDay(state: TerminalState, now: number): TerminalStep {
  const { records } = state;
  const sums = sumBatch(records);
  return inOrder(
    { ...state, records: { ...records, batch: records.batch + 1 } },
    (next) => step(next, { type: 'save' }),
    answer(positive),
    sayStatus(startingEndOfDay),
    ...sums.map((each) => say('progress', batchInformation(records, each, now))),
    giveSlip('administration', batchSlip(records, sums)),
    say('closing', completion),
  );
}

const firstLine = 0xf1;
const greatestLineCount = 8;

function showText(
  state: TerminalState,
  { fields }: Extract<Message, { type: 'other' }>,
): TerminalStep {
  const seconds = codeOf(fields, 'displaySeconds') ?? 0;
  const lines = Array.from({ length: greatestLineCount }, (_, place) =>
    fieldValue(fields, firstLine + place),
  ).flatMap((value) => (value ? [decodeText(value)] : []));
  return inOrder(
    state,
    (next) => step(next, { type: 'show', lines, code: null, milliseconds: seconds * 1_000 }),
    answer(positive),
  );
}

const pictureContent = 0x1c;

function showImage(
  state: TerminalState,
  { fields }: Extract<Message, { type: 'other' }>,
): TerminalStep {
  const picture = findTlv(tlvOf(fields), pictureContent)[0]?.value;
  if (codeOf(fields, 'imageFormat') !== pngFormat || !picture) {
    return answer(negative(functionNotPossible))(state);
  }
  return inOrder(
    state,
    (next) => step(next, { type: 'show', lines: [], code: picture, milliseconds: 0 }),
    answer(positive),
  );
}
