import type { PinpadFace, SimulatorDetails } from '../../shared/pinpad.ts';
import { failingUpiAddress, goodUpiAddress } from '../../shared/pinpad.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

/** A key of the pinpad, or something a person can do to it. */
export interface PinpadKey {
  readonly action: SimulatorAction;
  readonly details?: SimulatorDetails;
  /** The key of the keyboard that does the same. */
  readonly key: string;
  readonly label: MessageKey;
  /** For something that is done once it is chosen: whether it is. */
  readonly isChosen?: boolean;
  readonly isUnavailable: boolean;
}

/** What a customer and their bank can do at it, as they stand there. */
export function customerKeys(face: PinpadFace): readonly PinpadKey[] {
  const isWaited = face.isPowered && face.step === 'waiting';
  const isAsked = face.isPowered && face.step === 'asking' && face.presented === 'card';
  const isOpen = isWaited || (face.isPowered && face.step === 'asking');
  return [
    key('T', 'tap', 'pinpad.act.tap', isWaited),
    key('I', 'insert', 'pinpad.act.insert', isWaited),
    key('S', 'swipe', 'pinpad.act.swipe', isWaited),
    key('Enter', 'pin-right', 'pinpad.act.pin-right', isAsked),
    key('W', 'wrong-pin', 'pinpad.act.wrong-pin', isAsked),
    key('Esc', 'cancel', 'pinpad.act.cancel', isWaited),
    upiKey('U', goodUpiAddress, 'pinpad.act.scan-upi', isWaited),
    upiKey('F', failingUpiAddress, 'pinpad.act.scan-upi-failing', isWaited),
    key('P', 'pay', 'pinpad.act.pay', isOpen),
  ];
}

/** How a bank or a network can refuse. */
export function refusalKeys(face: PinpadFace): readonly PinpadKey[] {
  const isOpen = face.isPowered && (face.step === 'waiting' || face.step === 'asking');
  return [
    key('1', 'decline', 'pinpad.act.decline', isOpen),
    key('2', 'insufficient-funds', 'pinpad.act.insufficient-funds', isOpen),
    key('3', 'call-issuer', 'pinpad.act.call-issuer', isOpen),
    key('4', 'pin-tries-exceeded', 'pinpad.act.pin-tries-exceeded', isOpen),
    key('5', 'card-error', 'pinpad.act.card-error', isOpen),
    key('6', 'timeout', 'pinpad.act.timeout', isOpen),
    key('7', 'network-error', 'pinpad.act.network-error', isOpen),
    key('8', 'malfunction', 'pinpad.act.malfunction', isOpen),
  ];
}

/** How the next answer is given: one of these. */
export function answerKeys({ answer }: PinpadFace): readonly PinpadKey[] {
  return [
    { ...key('N', 'as-usual', 'pinpad.act.as-usual'), isChosen: answer === 'usual' },
    { ...key('L', 'late', 'pinpad.act.late'), isChosen: answer === 'late' },
    { ...key('D', 'twice', 'pinpad.act.twice'), isChosen: answer === 'twice' },
    { ...key('A', 'other-amount', 'pinpad.act.other-amount'), isChosen: answer === 'other_amount' },
  ];
}

/** Cable, power and voice: pressed again, each goes back to what it was. */
export function lineKeys(face: PinpadFace): readonly PinpadKey[] {
  const { isPlugged, isPowered, isSilent, canCall, step } = face;
  return [
    isPlugged ? key('C', 'unplug', 'pinpad.act.unplug') : key('C', 'plug', 'pinpad.act.plug'),
    isPowered
      ? key('O', 'power-off', 'pinpad.act.power-off')
      : key('O', 'power-on', 'pinpad.act.power-on'),
    isSilent
      ? { ...key('M', 'plug', 'pinpad.act.silence'), isChosen: true }
      : { ...key('M', 'silence', 'pinpad.act.silence', isPowered), isChosen: false },
    ...(canCall
      ? [key('K', 'call-till', 'pinpad.act.call-till', isPlugged && isPowered && step === 'idle')]
      : []),
  ];
}

/** Every key there is, as they stand. */
export function allKeys(face: PinpadFace): readonly PinpadKey[] {
  return [...customerKeys(face), ...refusalKeys(face), ...answerKeys(face), ...lineKeys(face)];
}

/** What a key of the keyboard means here, by its letter or, on keyboards without those, by its place. */
export function keyOf({ key: typed, code }: { readonly key: string; readonly code: string }) {
  if (typed === 'Escape') return 'Esc';
  if (typed === 'Enter' || /^[0-9a-z]$/i.test(typed)) {
    return typed.length === 1 ? typed.toUpperCase() : typed;
  }
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1];
}

function key(
  name: string,
  action: SimulatorAction,
  label: MessageKey,
  isPossible = true,
): PinpadKey {
  return { key: name, action, label, isUnavailable: !isPossible };
}

function upiKey(name: string, address: string, label: MessageKey, isPossible: boolean): PinpadKey {
  return { ...key(name, 'scan-upi', label, isPossible), details: { address } };
}
