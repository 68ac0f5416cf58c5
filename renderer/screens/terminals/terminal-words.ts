import { assertNever } from '../../../shared/assert-never.ts';
import type { Examination, Finding } from '../../../shared/pairing.ts';
import type {
  CallsState,
  Terminal,
  TerminalConnection,
  TerminalLink,
} from '../../../shared/terminal.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Words } from '../../i18n/words.ts';
import type { PairingOutcome } from '../../store/terminal-asks.ts';

/** "/dev/ttyUSB0, 9600" or "192.168.1.20:20007". */
export function lineWords(link: TerminalLink): string {
  switch (link.type) {
    case 'serial':
      return `${link.path}, ${link.baudRate}`;
    case 'tcp':
      return `${link.host}:${link.port}`;
    case 'usb':
      return `USB ${hexadecimal(link.vendorId)}:${hexadecimal(link.productId)}`;
    case 'memory':
      return link.name;
  }
}

function hexadecimal(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/** How a terminal stands, in a word. */
export function stateWord(
  { isDisabled, replacedBy }: Terminal,
  connection: TerminalConnection | null,
): 'ready' | 'connecting' | 'absent' | 'off' | 'replaced' {
  if (replacedBy !== undefined) return 'replaced';
  if (isDisabled) return 'off';
  return connection?.type ?? 'absent';
}

/** What became of a change. */
export function outcomeKey(outcome: PairingOutcome): MessageKey {
  switch (outcome.type) {
    case 'kept':
    case 'no_answer':
    case 'not_allowed':
      return `terminals.${outcome.type}`;
    default:
      return `pairing.${outcome.type}`;
  }
}

/** Whether terminals that call are heard. */
export function callsWords(calls: CallsState, { t, count }: Words): string {
  switch (calls.type) {
    case 'off':
      return t('terminals.calls.off');
    case 'listening':
      return t('terminals.calls.listening', {
        port: calls.ports.join(', '),
        taken: count(calls.taken),
        away: count(calls.turnedAway),
      });
    case 'cannot':
      return t('terminals.calls.cannot', { reason: calls.reason });
    default:
      return assertNever(calls);
  }
}

/** What was found, or what helps, with what was seen filled in. */
export function findingWords(kind: 'finding' | 'fix', { code, evidence }: Finding, { t }: Words) {
  return t(`${kind}.${code}`).replaceAll('{evidence}', evidence ?? '');
}

/** An examination as text, for whoever has to prove it to somebody else. */
export function examinationText(
  { terminalId, at, findings }: Examination,
  name: string,
  words: Words,
): string {
  const { t } = words;
  const lines = findings.map((finding) => {
    const { step, result, evidence } = finding;
    const found = findingWords('finding', finding, words);
    const seen = evidence === null ? '' : ` [${evidence}]`;
    return `${t(`doctor.step.${step}`)}: ${t(`doctor.${result}`)}. ${found}${seen}`;
  });
  return [`${name} (${terminalId}), ${new Date(at).toISOString()}`, ...lines].join('\n');
}
