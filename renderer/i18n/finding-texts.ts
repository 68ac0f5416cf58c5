import type { FindingMessages } from '../../shared/messages/finding-message.ts';
import type { FindingCode } from '../../shared/pairing.ts';

type FindingKey = `${'finding' | 'fix'}.${FindingCode}`;

/** What the doctor found as keys of a window's catalogue. */
export function findingTexts(findings: FindingMessages): Readonly<Record<FindingKey, string>> {
  const texts = Object.entries(findings).flatMap(([code, { found, fix }]) => [
    [`finding.${code}`, found] as const,
    [`fix.${code}`, fix] as const,
  ]);
  return Object.fromEntries(texts) as Record<FindingKey, string>;
}
