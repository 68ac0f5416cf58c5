import { assertNever } from './assert-never.ts';

/** The names of everything a window may ask; apart, so that the preload script carries nothing else. */
export const ipcChannels = [
  'window.load',
  'staff.session',
  'staff.sign_in',
  'staff.set_up',
  'staff.lock',
  'staff.active',
  'staff.approve',
  'staff.approvers',
  'staff.end_approval',
  'staff.own_pin',
  'staff.members',
  'staff.add',
  'staff.change',
  'staff.set_pin',
  'checkout.start',
  'checkout.pay',
  'checkout.retry',
  'checkout.switch',
  'checkout.cancel',
  'checkout.check',
  'checkout.confirm_upi',
  'checkout.resolve',
  'checkout.aside',
  'checkout.leave',
  'checkout.open_list',
  'customer_display.load',
  'customer_display.toggle',
  'customer_display.rung_up',
  'history.search',
  'history.story',
  'history.check',
  'history.export',
  'reports.day',
  'reports.month',
  'reports.year',
  'reports.keep',
  'window.copy',
  'audit.list',
  'audit.verify',
  'settlement.show',
  'settlement.run',
  'statement.compare',
  'statement.lines',
  'statement.keep',
  'statement.past',
  'statement.sample',
  'payments.list',
  'payments.export',
  'payments.capture',
  'refunds.advise',
  'refunds.create',
  'refunds.cancel',
  'refunds.stop',
  'refunds.ask',
  'refunds.settle',
  'wire.follow',
  'wire.leave',
  'wire.open',
  'wire.read',
  'wire.keep',
  'sale.hold',
  'sale.recall',
  'sale.drop',
  'receipt.show',
  'receipt.print',
  'receipt.slip',
  'receipt.pdf',
  'printer.status',
  'printer.test',
  'printer.retry',
  'printer.cancel',
  'drawer.open',
  'goods.add',
  'goods.change',
  'goods.remove',
  'goods.preview',
  'goods.import',
  'settings.read',
  'settings.change',
  'terminals.all',
  'terminals.find',
  'terminals.probe',
  'terminals.pair',
  'terminals.change',
  'terminals.key',
  'terminals.service',
  'terminals.replace',
  'terminals.examine',
  'gateway.page',
  'gateway.make_key',
  'gateway.revoke_key',
  'webhooks.page',
  'webhooks.make',
  'webhooks.change',
  'webhooks.renew_secret',
  'webhooks.pause',
  'webhooks.resume',
  'webhooks.remove',
  'webhooks.deliveries',
  'webhooks.body',
  'webhooks.replay',
  'webhooks.test',
  'shop.open',
  'simulator.act',
  'simulator.mode',
  'pinpad.load',
  'pinpad.open',
] as const;

/** All that the display facing the customer may ask; its page stands where anybody can touch it. */
export const customerChannels: readonly IpcChannel[] = ['customer_display.load'];

/** All that the window of a simulated terminal may ask; there is none outside demo. */
export const pinpadChannels: readonly IpcChannel[] = ['pinpad.load', 'simulator.act'];

/** Whose page asks. Only a cashier's may ask everything. */
export type WindowRole = 'cashier' | 'customer' | 'pinpad';

export function mayAsk(role: WindowRole, channel: IpcChannel): boolean {
  switch (role) {
    case 'cashier':
      return true;
    case 'customer':
      return customerChannels.includes(channel);
    case 'pinpad':
      return pinpadChannels.includes(channel);
    default:
      return assertNever(role);
  }
}

export type IpcChannel = (typeof ipcChannels)[number];

/** What the main process tells windows without being asked. */
export const pushChannel = 'push';
