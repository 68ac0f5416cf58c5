import type { FindingMessages } from './finding-message.ts';

const nothingToDo = 'Nothing to do.';

/** What the doctor found, in English. */
export const englishFindings: FindingMessages = {
  plugged: { found: 'The cable is in.', fix: nothingToDo },
  not_plugged: {
    found: 'There is no such port: the cable is out, or the terminal is switched off.',
    fix: 'Switch the terminal on, put the cable in at both ends, or try another socket. If it has come back under another name, change the line of this terminal.',
  },
  unreachable: {
    found: 'Nobody answers at this address.',
    fix: 'Check that the terminal is on the shop’s network, that its address is still the same, and that its till connection is switched on.',
  },
  allowed: { found: 'This program may use the port.', fix: nothingToDo },
  not_allowed: {
    found: 'This program may not use the port.',
    fix: 'On Linux, install the udev rule that comes with Galla, or add this user to the group dialout; then sign in again.',
  },
  port_free: { found: 'No other program uses it.', fix: nothingToDo },
  port_taken: {
    found: 'Another program is using the port.',
    fix: 'Close the other till program, or the maker’s own service tool.',
  },
  port_fault: {
    found: 'The port cannot be used.',
    fix: 'Pull the cable and put it back. On Windows, install the cable’s driver.',
  },
  speed_right: { found: 'Both ends are set to the same speed.', fix: nothingToDo },
  speed_wrong: {
    found: 'Bytes come, but none make sense: the two ends are set to different speeds.',
    fix: 'Look up the speed in the terminal’s menu and set the same one here.',
  },
  speed_other: {
    found: 'It answers at another speed: {evidence}.',
    fix: 'Change the speed of this terminal to {evidence}.',
  },
  answers: { found: 'It answers when it is greeted.', fix: nothingToDo },
  silent: {
    found: 'It does not answer.',
    fix: 'Check that the terminal shows its idle screen, that its till connection is switched on, and that this cable is the one to its till port.',
  },
  other_language: {
    found: 'What comes is another language.',
    fix: 'Set the terminal to the protocol chosen here, or choose the one it speaks.',
  },
  refuses: {
    found: 'It answers, and refuses this till.',
    fix: 'Look at the terminal’s screen. Its password or its till connection may be set otherwise.',
  },
  clock_right: { found: 'Its clock is right.', fix: nothingToDo },
  clock_wrong: {
    found: 'Its clock is wrong by {evidence}.',
    fix: 'Set the clock in the terminal’s menu; receipts and the end of the day go by it.',
  },
  clock_unknown: { found: 'It does not tell its time.', fix: nothingToDo },
  last_known: { found: 'It knows its last transaction.', fix: nothingToDo },
  last_none: { found: 'It has made no transaction yet.', fix: nothingToDo },
  last_unknown: {
    found: 'It cannot say what its last transaction was.',
    fix: 'A payment whose line is lost will need a person who reads the slip. Ask the terminal’s support to allow the repeat of receipts.',
  },
  by_name: {
    found: 'It tells of a payment when it is asked for it by name, and this till does so.',
    fix: nothingToDo,
  },
  busy: { found: 'It is at work and was not disturbed.', fix: nothingToDo },
  not_reached: { found: 'Not looked at: something before it is wrong.', fix: nothingToDo },
  not_needed: { found: 'Nothing to set on this kind of line.', fix: nothingToDo },
};
