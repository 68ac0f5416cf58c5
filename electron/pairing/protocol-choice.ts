import type { ProtocolChoice } from '../../shared/pairing.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';

const everySpeed = [115_200, 9_600] as const;

/** A language as a person or a policy chooses among several. */
export function choiceOf(protocol: TerminalProtocol): ProtocolChoice {
  const {
    id,
    name,
    transports,
    isUnconfirmed = false,
    usual,
    givesSlips = false,
    takesKey = false,
  } = protocol;
  return {
    id,
    name,
    links: transports,
    isUnconfirmed,
    baudRates: usual?.baudRates ?? everySpeed,
    tcpPort: usual?.tcpPort ?? null,
    givesSlips,
    showsCodes: protocol.abilities.includes('display_code'),
    takesKey,
  };
}
