import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { BatchTotals, ServiceEnd } from '../service.ts';
import { type SlipLines, slipsOf } from '../slips.ts';
import { decodeBcd } from './bcd.ts';
import { type Field, fieldValue } from './bmp.ts';
import { toHex } from './bytes.ts';
import { currencyOf, textOf, tlvOf } from './field-values.ts';
import type { Message } from './message.ts';
import { meaningOf } from './result-codes.ts';
import type { Serving } from './session.ts';
import { markOf } from './status-report.ts';
import { decodeText } from './text.ts';
import { registeredCurrency } from './till-commands.ts';
import { findTlv } from './tlv.ts';

type StatusInformation = Extract<Message, { type: 'status_information' }>;
type Completion = Extract<Message, { type: 'completion' }>;

/** What a service has brought, read from all that the terminal said. */
export function reportOf(
  { service, printed, slips, reports }: Pick<Serving, 'service' | 'printed' | 'slips' | 'reports'>,
  completion: Completion | null,
): ServiceEnd {
  const words = completion ? wordsOf(completion) : null;
  return {
    type: 'done',
    lines: printed.map(screenCardNumbers),
    ...(service === 'repeat_receipt' ? repeated(slips, reports) : {}),
    words: words === null ? null : screenCardNumbers(words),
    terminalTime: completion ? timeOf(completion.fields) : null,
    totals: reports.flatMap(({ fields }) => totalsOf(fields) ?? []),
  };
}

function repeated(slips: readonly SlipLines[], reports: readonly StatusInformation[]) {
  const [report] = reports;
  return { slips: slipsOf(slips), mark: (report && markOf(report.fields)) ?? null };
}

const deviceName = 0x1f40;
const deviceDate = 0x1f0e;
const deviceTime = 0x1f0f;

/** Name, software and state, as far as the terminal gives them. */
function wordsOf({ softwareVersion, terminalStatus, fields }: Completion): string | null {
  const name = findTlv(tlvOf(fields), deviceName)[0]?.value;
  const words = [
    ...(name ? [decodeText(name)] : []),
    ...(softwareVersion === null ? [] : [softwareVersion]),
    ...(terminalStatus ? [meaningOf(terminalStatus).words] : []),
    textOf(fields, 'additionalText') ?? '',
  ].filter((word) => word !== '');
  return words.length === 0 ? null : words.join(', ');
}

/** By the terminal's own clock, as if it stood at zero degrees: no message names its time zone. */
function timeOf(fields: readonly Field[]): number | null {
  const objects = tlvOf(fields);
  const date = toHex(findTlv(objects, deviceDate)[0]?.value ?? new Uint8Array(0));
  const time = toHex(findTlv(objects, deviceTime)[0]?.value ?? new Uint8Array(0));
  const digits = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(date + time);
  if (!digits) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = digits
    .slice(1)
    .map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** Two receipt numbers, then a count and a sum for each of seven kinds of card (PA00P015, BMP 60). */
const countersStart = 4;
const counterLength = 7;
const counterCount = 7;

/**
 * The day’s counters. They do not part sales from refunds, so refunds are only known where the terminal
 * says them in words.
 */
function totalsOf(fields: readonly Field[]): BatchTotals | undefined {
  const bytes = fieldValue(fields, 0x60);
  if (!bytes || bytes.length < countersStart + counterLength * counterCount) return undefined;
  let count = 0;
  let amount = 0;
  for (let kind = 0; kind < counterCount; kind += 1) {
    const start = countersStart + kind * counterLength;
    const ownCount = bytes[start] ?? 0;
    const ownAmount = decodeBcd(bytes.subarray(start + 1, start + counterLength));
    if (ownAmount === undefined) return undefined;
    count += ownCount;
    amount += ownAmount;
  }
  return {
    currency: currencyOf(fields) ?? registeredCurrency,
    batchNumber: batchNumberIn(fields),
    sales: { count, amount },
    refunds: refundsIn(textOf(fields, 'additionalText') ?? ''),
  };
}

function batchNumberIn(fields: readonly Field[]): string | null {
  return /\bBATCH (\d+)\b/.exec(textOf(fields, 'additionalText') ?? '')?.[1] ?? null;
}

function refundsIn(text: string): BatchTotals['refunds'] {
  const [, count, amount] = /\bREFUNDS (\d{1,6}) (\d{1,12})\b/.exec(text) ?? [];
  return count === undefined || amount === undefined
    ? null
    : { count: Number(count), amount: Number(amount) };
}
