import type { TerminalProtocol } from '../terminal.ts';
import { createPineLabsSession } from './driver.ts';
import { pinelabsFrames } from './frame-reading.ts';
import { createPineLabsSimulator } from './simulator.ts';

/** Pine Labs terminals on a cable, spoken to directly, as the maker's developer pages describe it. */
export const pinelabs: TerminalProtocol = {
  id: 'pinelabs',
  name: 'Pine Labs',
  transports: ['serial', 'usb', 'memory'],
  usual: { baudRates: [115_200], tcpPort: null },
  abilities: ['reversal', 'refund', 'end_of_day'],
  stages: ['card', 'qr'],
  unheardApproval: 'stands',
  stoppedBy: 'terminal_only',
  remembers: 'named',
  upiAddress: 'not_told',
  offersBharatQr: true,
  isUnconfirmed: true,
  frames: pinelabsFrames,
  createSession: createPineLabsSession,
  simulateTerminal: createPineLabsSimulator,
};
