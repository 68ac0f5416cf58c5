import type { TerminalProtocol } from '../terminal.ts';
import { createNexoSession } from './driver.ts';
import { createNexoSimulator } from './simulator.ts';
import { timing } from './timing.ts';

/** nexo Retailer (Sale-to-POI 3.0) in JSON over HTTP, open or sealed with a shared key. */
export const nexo: TerminalProtocol = {
  id: 'nexo',
  name: 'nexo',
  transports: ['tcp', 'memory'],
  usual: { baudRates: [], tcpPort: 8_443 },
  abilities: [
    'reversal',
    'refund',
    'status',
    'diagnosis',
    'end_of_day',
    'log_off',
    'repeat_receipt',
    'print',
    'display_text',
    'display_code',
  ],
  stages: ['card', 'qr'],
  givesSlips: true,
  takesKey: true,
  unheardApproval: 'stands',
  requestLives: timing.requestLives,
  createSession: createNexoSession,
  simulateTerminal: createNexoSimulator,
};
