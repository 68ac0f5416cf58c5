import type { IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import type { Capability } from '../../shared/staff.ts';
import { capabilitiesNeeded } from './checkout-capabilities.ts';

/** `anyone`: also while the window is locked. Otherwise somebody has to be there who may. */
export type Right = 'anyone' | 'signed_in' | Capability;

/** Who may ask what. A channel that is not here does not compile. */
export const channelRights: Readonly<Record<IpcChannel, Right>> = {
  'window.load': 'anyone',
  'staff.session': 'anyone',
  'staff.sign_in': 'anyone',
  'staff.set_up': 'anyone',
  'staff.lock': 'signed_in',
  'staff.approve': 'signed_in',
  'staff.approvers': 'signed_in',
  'staff.own_pin': 'signed_in',
  'staff.members': 'manage_staff',
  'staff.add': 'manage_staff',
  'staff.change': 'manage_staff',
  'staff.set_pin': 'manage_staff',
  'checkout.start': 'sell',
  'checkout.pay': 'sell',
  'checkout.retry': 'sell',
  'checkout.switch': 'sell',
  'checkout.cancel': 'sell',
  'checkout.check': 'sell',
  'checkout.confirm_upi': 'sell',
  'checkout.resolve': 'resolve_doubt',
  'checkout.aside': 'sell',
  'checkout.leave': 'sell',
  'checkout.open_list': 'signed_in',
  'history.search': 'view_history',
  'history.story': 'view_history',
  'history.check': 'view_history',
  'window.copy': 'signed_in',
  'customer_display.load': 'anyone',
  'customer_display.toggle': 'signed_in',
  'customer_display.rung_up': 'signed_in',
  'settings.read': 'signed_in',
  'settings.change': 'change_settings',
  'simulator.act': 'anyone',
  'simulator.mode': 'anyone',
};

/** What a request needs besides, by what is in it. */
export function furtherRights(channel: IpcChannel, request: unknown): readonly Capability[] {
  return channel === 'checkout.start'
    ? capabilitiesNeeded(request as IpcRequest<'checkout.start'>)
    : [];
}
