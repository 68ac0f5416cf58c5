import type { IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import type { Capability } from '../../shared/staff.ts';
import { capabilitiesNeeded } from './checkout-capabilities.ts';
import { settingsCapabilities } from './settings-capabilities.ts';

/** `anyone`: also while the window is locked. Otherwise somebody has to be there who may. */
export type Right = 'anyone' | 'signed_in' | Capability;

/**
 * Who may ask what. A channel that is not here does not compile. How a payment under way ends is the
 * business of whoever is there; to begin one takes `sell`.
 */
export const channelRights: Readonly<Record<IpcChannel, Right>> = {
  'window.load': 'anyone',
  'staff.session': 'anyone',
  'staff.sign_in': 'anyone',
  'staff.set_up': 'anyone',
  'staff.lock': 'signed_in',
  'staff.active': 'signed_in',
  'staff.approve': 'signed_in',
  'staff.approvers': 'signed_in',
  'staff.end_approval': 'signed_in',
  'staff.own_pin': 'signed_in',
  'staff.members': 'manage_staff',
  'staff.add': 'manage_staff',
  'staff.change': 'manage_staff',
  'staff.set_pin': 'manage_staff',
  'checkout.start': 'sell',
  'checkout.pay': 'sell',
  'checkout.retry': 'sell',
  'checkout.switch': 'sell',
  'checkout.cancel': 'signed_in',
  'checkout.check': 'signed_in',
  'checkout.confirm_upi': 'sell',
  'checkout.resolve': 'resolve_doubt',
  'checkout.aside': 'signed_in',
  'checkout.leave': 'signed_in',
  'checkout.open_list': 'signed_in',
  'history.search': 'view_history',
  'history.story': 'view_history',
  'history.check': 'view_history',
  'history.export': 'view_history',
  'reports.day': 'view_reports',
  'reports.month': 'view_reports',
  'reports.year': 'view_reports',
  'reports.keep': 'view_reports',
  'window.copy': 'signed_in',
  'audit.list': 'keep_books',
  'audit.verify': 'keep_books',
  'settlement.show': 'keep_books',
  'settlement.run': 'keep_books',
  'payments.list': 'view_history',
  'payments.export': 'keep_books',
  'payments.capture': 'sell',
  'refunds.advise': 'view_history',
  'refunds.create': 'refund',
  'refunds.cancel': 'refund',
  'refunds.stop': 'signed_in',
  'refunds.ask': 'signed_in',
  'refunds.settle': 'resolve_doubt',
  'wire.follow': 'pair_terminals',
  'wire.leave': 'signed_in',
  'wire.open': 'pair_terminals',
  'wire.read': 'pair_terminals',
  'wire.keep': 'pair_terminals',
  'customer_display.load': 'anyone',
  'customer_display.toggle': 'signed_in',
  'customer_display.rung_up': 'signed_in',
  'sale.hold': 'sell',
  'sale.recall': 'sell',
  'sale.drop': 'sell',
  'goods.add': 'change_goods',
  'goods.change': 'change_goods',
  'goods.remove': 'change_goods',
  'goods.preview': 'change_goods',
  'goods.import': 'change_goods',
  'receipt.show': 'sell',
  'receipt.print': 'reprint',
  'receipt.pdf': 'reprint',
  'printer.status': 'signed_in',
  'printer.test': 'change_settings',
  'printer.retry': 'sell',
  'printer.cancel': 'reprint',
  'drawer.open': 'open_drawer',
  'settings.read': 'signed_in',
  'settings.change': 'signed_in',
  'terminals.all': 'signed_in',
  'terminals.find': 'pair_terminals',
  'terminals.probe': 'pair_terminals',
  'terminals.pair': 'pair_terminals',
  'terminals.change': 'pair_terminals',
  'terminals.service': 'pair_terminals',
  'terminals.replace': 'pair_terminals',
  'terminals.examine': 'pair_terminals',
  'gateway.page': 'change_settings',
  'gateway.make_key': 'change_settings',
  'gateway.revoke_key': 'change_settings',
  'webhooks.page': 'change_settings',
  'webhooks.make': 'change_settings',
  'webhooks.change': 'change_settings',
  'webhooks.renew_secret': 'change_settings',
  'webhooks.pause': 'change_settings',
  'webhooks.resume': 'change_settings',
  'webhooks.remove': 'change_settings',
  'webhooks.deliveries': 'change_settings',
  'webhooks.body': 'change_settings',
  'webhooks.replay': 'change_settings',
  'webhooks.test': 'change_settings',
  'shop.open': 'change_settings',
  'simulator.act': 'anyone',
  'simulator.mode': 'anyone',
  'pinpad.load': 'anyone',
  'pinpad.open': 'anyone',
};

/** What a request needs besides, by what is in it. */
export function furtherRights<Channel extends IpcChannel>(
  channel: Channel,
  request: IpcRequest<Channel>,
): readonly Capability[] {
  return further[channel]?.(request) ?? [];
}

const further: {
  readonly [Channel in IpcChannel]?: (request: IpcRequest<Channel>) => readonly Capability[];
} = {
  'checkout.start': capabilitiesNeeded,
  'settings.change': settingsCapabilities,
};
