/** The control bytes of the messages that have a meaning here (PA00P015, summary of commands). */
export const control = {
  setClock: 0x0401,
  statusInformation: 0x040f,
  intermediateStatus: 0x04ff,
  statusEnquiry: 0x0501,
  registration: 0x0600,
  authorisation: 0x0601,
  completion: 0x060f,
  abort: 0x061e,
  logOff: 0x0602,
  repeatReceipt: 0x0620,
  endOfDay: 0x0650,
  diagnosis: 0x0670,
  initialisation: 0x0693,
  abortCommand: 0x06b0,
  printLine: 0x06d1,
  printBlock: 0x06d3,
  displayText: 0x06e0,
  displayImage: 0x06f0,
  positive: 0x8000,
  /** With any second byte but 00, which counts as positive. */
  negative: 0x84,
} as const;
