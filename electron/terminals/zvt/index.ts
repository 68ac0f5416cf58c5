import type { TerminalProtocol } from '../terminal.ts';
import { createZvtSession } from './driver.ts';
import { answerZvtCall } from './driver-called.ts';
import { zvtFrames } from './frame-reading.ts';
import { createZvtSimulator } from './simulator.ts';
import { encodeRecords, recordsOfPast } from './terminal-record.ts';

/**
 * ZVT (PA00P015, PA00P016): APDUs on TCP, checksummed blocks on serial lines and in memory.
 */
export const zvt: TerminalProtocol = {
  id: 'zvt',
  name: 'ZVT',
  transports: ['serial', 'tcp', 'usb', 'memory'],
  usual: { baudRates: [9_600, 115_200, 57_600, 38_400, 19_200], tcpPort: 20_007 },
  abilities: [
    ...(['reversal', 'refund', 'reservation', 'booking', 'release'] as const),
    ...(['status', 'initialisation', 'diagnosis', 'end_of_day', 'repeat_receipt'] as const),
    ...(['log_off', 'print', 'display_text', 'display_code'] as const),
  ],
  givesSlips: true,
  calls: { port: 20_008, answer: answerZvtCall },
  frames: zvtFrames,
  createSession: createZvtSession,
  simulateTerminal: createZvtSimulator,
  memoryOfPast: (past) => encodeRecords(recordsOfPast(past)),
};
