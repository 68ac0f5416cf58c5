import Type, { type Static } from 'typebox';
import type { Examination, FoundLine, ProbeAnswer } from '../../../shared/pairing.ts';
import type { Recorded, WireNote } from '../../../shared/recording.ts';
import { isInService, type Terminal, type TerminalConnection } from '../../../shared/terminal.ts';

/** Terminals as the local API shows them. Times are seconds since 1970, as everywhere in the gateway. */
const link = Type.Record(Type.String(), Type.Unknown());

export const terminalEntity = Type.Object({
  entity: Type.Literal('terminal'),
  device_id: Type.String(),
  name: Type.String(),
  protocol: Type.String(),
  link,
  route: Type.Enum(['local', 'proxy']),
  slips: Type.Enum(['terminal', 'till']),
  display: Type.Enum(['own', 'codes']),
  state: Type.Enum(['ready', 'connecting', 'absent', 'off', 'replaced']),
  reason: Type.Union([Type.String(), Type.Null()]),
  replaced_by: Type.Union([Type.String(), Type.Null()]),
});

export function entityOfTerminal(
  terminal: Terminal,
  connection: TerminalConnection | null,
): Static<typeof terminalEntity> {
  const { id, name, protocol, route, replacedBy = null } = terminal;
  const off = replacedBy === null ? 'off' : 'replaced';
  return {
    entity: 'terminal',
    device_id: id,
    name,
    protocol,
    link: { ...terminal.link },
    route,
    slips: terminal.slips ?? 'terminal',
    display: terminal.display ?? 'own',
    state: isInService(terminal) ? (connection?.type ?? 'absent') : off,
    reason: connection?.type === 'absent' ? connection.reason : null,
    replaced_by: replacedBy,
  };
}

export const lineEntity = Type.Object({
  link,
  name: Type.String(),
  likely: Type.Enum(['terminal', 'adapter', 'unknown']),
  vendor_id: Type.Union([Type.String(), Type.Null()]),
  product_id: Type.Union([Type.String(), Type.Null()]),
  held_by: Type.Union([Type.String(), Type.Null()]),
  device_id: Type.Union([Type.String(), Type.Null()]),
});

export function entityOfLine(line: FoundLine): Static<typeof lineEntity> {
  return {
    link: { ...line.link },
    name: line.name,
    likely: line.likely,
    vendor_id: line.vendorId,
    product_id: line.productId,
    held_by: line.heldBy ?? null,
    device_id: line.terminalId,
  };
}

const tried = Type.Object({
  protocol: Type.String(),
  link,
  result: Type.String(),
  reason: Type.String(),
});

export const probeEntity = Type.Object({
  spoke: Type.Boolean(),
  protocol: Type.Union([Type.String(), Type.Null()]),
  link: Type.Union([link, Type.Null()]),
  why: Type.Union([Type.String(), Type.Null()]),
  tries: Type.Array(tried),
});

export function entityOfProbe(answer: ProbeAnswer): Static<typeof probeEntity> {
  const tries = answer.tries.map((each) => ({ ...each, link: { ...each.link } }));
  return answer.type === 'spoke'
    ? { spoke: true, protocol: answer.protocol, link: { ...answer.link }, why: null, tries }
    : { spoke: false, protocol: null, link: null, why: answer.why, tries };
}

export const examinationEntity = Type.Object({
  device_id: Type.String(),
  examined_at: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      step: Type.String(),
      result: Type.Enum(['good', 'bad', 'unknown', 'skipped']),
      code: Type.String(),
      found: Type.String(),
      fix: Type.String(),
      evidence: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});

/** In English, like all texts of the gateway; the codes are for programs. */
export function entityOfExamination(
  { terminalId, at, findings }: Examination,
  words: (code: Examination['findings'][number]['code']) => { found: string; fix: string },
): Static<typeof examinationEntity> {
  return {
    device_id: terminalId,
    examined_at: Math.floor(at / 1_000),
    findings: findings.map(({ step, result, code, evidence }) => {
      const { found, fix } = words(code);
      const filled = (text: string) => text.replaceAll('{evidence}', evidence ?? '');
      return { step, result, code, found: filled(found), fix: filled(fix), evidence };
    }),
  };
}

export const frameEntity = Type.Object({
  at: Type.Number(),
  direction: Type.String(),
  name: Type.String(),
  length: Type.Integer(),
  payment_id: Type.Union([Type.String(), Type.Null()]),
  masked: Type.Union([Type.String(), Type.Null()]),
});

/** `at` in milliseconds: several messages come in one second. */
export function entityOfFrame(note: Recorded<WireNote>): Static<typeof frameEntity> {
  const { at, direction, name, length, paymentId = null, masked = null } = note;
  return { at, direction, name, length, payment_id: paymentId, masked };
}
