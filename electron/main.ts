import path from 'node:path';
import { app, BrowserWindow, clipboard, dialog, Menu, protocol, session } from 'electron';
import type { Push } from '../shared/ipc.ts';
import { pushChannel, type WindowRole } from '../shared/ipc-channels.ts';
import { readCommandLine } from './command-line.ts';
import { compose, type Galla } from './compose.ts';
import { GatewayError } from './gateway/gateway-error.ts';
import { allHandlers } from './ipc/all-handlers.ts';
import { createCheckoutViews } from './ipc/checkout-views.ts';
import { createCustomerDisplay } from './ipc/customer-display-ipc.ts';
import { electronReceiver } from './ipc/electron-receiver.ts';
import { createGate, presentId } from './ipc/gate.ts';
import { answerWindows } from './ipc/handle.ts';
import { createPinpads } from './ipc/pinpad-ipc.ts';
import { concernsSales, pushNews } from './ipc/push.ts';
import { hearCalls } from './ipc/window-calls.ts';
import { LedgerError } from './ledger/ledger.ts';
import { startOfDay, systemClock } from './system-clock.ts';
import { appScheme, isOwnPage, serveApp } from './windows/app-protocol.ts';
import { type CustomerWindow, createCustomerWindow } from './windows/customer-window.ts';
import { keepPdf } from './windows/keep-pdf.ts';
import { keepText } from './windows/keep-text.ts';
import { confine, openMainWindow, refusePermissions } from './windows/main-window.ts';
import { createPinpadWindows, type PinpadWindows } from './windows/pinpad-windows.ts';
import { makeOwnShop, shopFolder } from './windows/shop-folder.ts';

let cashierWindow: BrowserWindow | undefined;

const line = readCommandLine(process.argv.slice(1), { strict: false });
if (line.ok && line.options.folder) app.setPath('userData', path.resolve(line.options.folder));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.on('web-contents-created', (_event, contents) => confine(contents));

if (!line.ok) {
  failToStart(line.problem);
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  // Not awaited at the top level: Electron is ready only after this module has been evaluated.
  void app.whenReady().then(() => start(line.options));
}

async function start(options: Extract<typeof line, { ok: true }>['options']): Promise<void> {
  Menu.setApplicationMenu(null);
  refusePermissions(session.defaultSession);
  protocol.handle(appScheme, serveApp(path.join(import.meta.dirname, '../renderer')));
  try {
    const { folder, demo } = shopFolder(app.getPath('userData'), options);
    const print = (text: string) => process.stderr.write(`galla: ${text}\n`);
    const preload = path.join(import.meta.dirname, '../preload/preload.cjs');
    const customerWindow = createCustomerWindow(preload);
    const pinpadWindows = createPinpadWindows(preload);
    serveWindows(await compose({ ...options, demo, folder, print }), customerWindow, pinpadWindows);
    cashierWindow = openMainWindow(preload);
    // A display that faces a customer is no till: it goes with the window it belongs to.
    cashierWindow.once('closed', () => {
      customerWindow.close();
      pinpadWindows.close();
    });
  } catch (error) {
    failToStart(error);
  }
}

function serveWindows(
  galla: Galla,
  customerWindow: CustomerWindow,
  pinpadWindows: PinpadWindows,
): void {
  const { till, startedAt, settings, staffRoom } = galla;
  const gate = createGate(staffRoom);
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
    receiver: electronReceiver,
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

function showWindow(): void {
  if (cashierWindow?.isMinimized()) cashierWindow.restore();
  cashierWindow?.focus();
}

/** A till that cannot keep its ledger must not open: it says why instead. */
function failToStart(problem: unknown): void {
  const known = problem instanceof LedgerError || problem instanceof GatewayError;
  const text =
    problem instanceof Error ? (known ? problem.message : (problem.stack ?? '')) : String(problem);
  process.stderr.write(`galla: ${text}\n`);
  dialog.showErrorBox('Galla cannot start', text);
  app.exit(1);
}
