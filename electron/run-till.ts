import { app, BrowserWindow, clipboard, safeStorage } from 'electron';
import type { Push } from '../shared/ipc.ts';
import { pushChannel, type WindowRole } from '../shared/ipc-channels.ts';
import type { StartOptions } from './command-line.ts';
import { compose, type Galla } from './compose.ts';
import { GatewayError } from './gateway/gateway-error.ts';
import { allHandlers } from './ipc/all-handlers.ts';
import { createCheckoutViews } from './ipc/checkout-views.ts';
import { createCustomerDisplay } from './ipc/customer-display-ipc.ts';
import { createGate, presentId } from './ipc/gate.ts';
import { answerWindows, type IpcReceiver } from './ipc/handle.ts';
import { createPinpads } from './ipc/pinpad-ipc.ts';
import { concernsSales, pushNews } from './ipc/push.ts';
import { createStandingLimits } from './ipc/standing-limits.ts';
import { hearCalls } from './ipc/window-calls.ts';
import { LedgerError } from './ledger/ledger.ts';
import { createSecretFile } from './settings/secret-file.ts';
import { createSystemSeal } from './settings/system-seal.ts';
import { startOfDay, systemClock } from './system-clock.ts';
import { isOwnPage } from './windows/app-protocol.ts';
import { type CustomerWindow, createCustomerWindow } from './windows/customer-window.ts';
import { keepPdf } from './windows/keep-pdf.ts';
import { keepText } from './windows/keep-text.ts';
import { openFile } from './windows/open-file.ts';
import { createPinpadWindows, type PinpadWindows } from './windows/pinpad-windows.ts';
import { makeOwnShop, shopFolder } from './windows/shop-folder.ts';

/** For so long the window has the computer to itself, once it can be answered. */
const windowFirst = 1_000;

/** Builds every room, and lets them answer the windows until the program quits. */
export async function runTill(using: {
  readonly options: StartOptions;
  readonly preload: string;
  readonly receiver: IpcReceiver;
  /** The cashier's. */
  readonly window: BrowserWindow;
}): Promise<{ readonly type: 'running' } | { readonly type: 'cannot_start'; why: string }> {
  const { options, preload, receiver, window } = using;
  const { folder, demo } = shopFolder(app.getPath('userData'), options);
  const print = (text: string) => process.stderr.write(`galla: ${text}\n`);
  try {
    const seal = createSystemSeal(safeStorage, process.platform);
    const secrets = createSecretFile({ folder, name: 'sealed-secrets.json', seal });
    const galla = await compose({ ...options, demo, folder, print, secrets, isGatewayLate: true });
    const customerWindow = createCustomerWindow(preload);
    const pinpadWindows = createPinpadWindows(preload);
    // A display that faces a customer is no till: it goes with the window it belongs to.
    window.once('closed', () => {
      customerWindow.close();
      pinpadWindows.close();
    });
    serveWindows(galla, customerWindow, pinpadWindows, receiver);
    // Whoever calls before that is answered too: the first call has it made.
    systemClock.after(windowFirst, 'the gateway, behind the window', () => {
      galla.gateway.ready().catch(galla.report);
    });
    return { type: 'running' };
  } catch (fault) {
    const isKnown = fault instanceof LedgerError || fault instanceof GatewayError;
    if (isKnown) return { type: 'cannot_start', why: fault.message };
    throw fault;
  }
}

function serveWindows(
  galla: Galla,
  customerWindow: CustomerWindow,
  pinpadWindows: PinpadWindows,
  receiver: IpcReceiver,
): void {
  const { till, startedAt, settings, staffRoom } = galla;
  const gate = createGate(staffRoom, createStandingLimits(till, settings));
  const views = createCheckoutViews({ till, clock: systemClock, startedAt });
  const sendAll = (push: Push) => {
    if (staffRoom.session().type === 'open' || !concernsSales(push)) sendCashiers(push);
    // Nobody signs in at the customer's side.
    display.hear(push);
    pinpads.hear(push);
  };
  const sendCashiers = (push: Push) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      if (webContents.isDestroyed() || roleOf(webContents.id) !== 'cashier') continue;
      webContents.send(pushChannel, push);
    }
  };
  const roleOf = (contentsId: number): WindowRole => {
    if (customerWindow.isSender(contentsId)) return 'customer';
    return pinpadWindows.isSender(contentsId) ? 'pinpad' : 'cashier';
  };
  const pinpads = createPinpads({
    pages: {
      ...pinpadWindows,
      send: (terminalId, push) => pinpadWindows.send(terminalId, pushChannel, push),
    },
    simulator: galla.simulator,
    settings,
  });
  const display = createCustomerDisplay({
    window: { ...customerWindow, send: (push) => customerWindow.send(pushChannel, push) },
    settings,
    checkout: () => views.current(),
  });
  answerWindows({
    receiver,
    gate,
    isOwnPage,
    roleOf,
    heard: hearCalls({
      clock: systemClock,
      by: () => presentId(staffRoom),
      recordCall: galla.recordCall,
    }),
    report: galla.report,
    handlers: allHandlers({
      ...galla,
      actor: gate.actor,
      keepPdf,
      keepText,
      openFile,
      present: () => presentId(staffRoom),
      programVersion: app.getVersion(),
      display,
      pinpads,
      clock: systemClock,
      views,
      gateway: () => ({ url: galla.gateway.url }),
      startOfDay,
      changed: (push) => sendAll(push),
      copy: (text) => clipboard.writeText(text),
      openOwnShop() {
        makeOwnShop(app.getPath('userData'));
        // After the answer, so that the window can say why it goes.
        systemClock.after(2_000, 'closing the demo', () => app.quit());
      },
    }),
  });
  const stopPushing = pushNews({
    till,
    clock: systemClock,
    views,
    settings,
    staffRoom,
    printQueue: galla.receipts.queue,
    heldSales: galla.heldSales,
    items: galla.items,
    webhookDesk: galla.webhookDesk,
    onCommit: (listener) =>
      galla.ledger.onCommit((entries) => listener(entries.map(({ change }) => change))),
    send: sendAll,
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    stopPushing();
    pinpads.stop();
    galla.stop().then(
      () => app.exit(0),
      (fault) => {
        galla.report(fault);
        app.exit(1);
      },
    );
  });
}
