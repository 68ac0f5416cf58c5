import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, standingTest as test } from './fixture.ts';

/** Electron's security checklist, asserted on the running window. */
test('a page has the bridge and nothing else: no Node, no Electron', async ({
  standingCashier: cashier,
}) => {
  const seen = await cashier.page.evaluate(() => {
    const bridge = (window as unknown as { galla: object }).galla;
    return {
      require: typeof (window as { require?: unknown }).require,
      process: typeof (window as { process?: unknown }).process,
      isFrozen: Object.isFrozen(bridge),
      members: Object.keys(bridge).sort(),
      isSecure: window.isSecureContext,
    };
  });
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    isFrozen: true,
    members: ['call', 'onPush'],
    isSecure: true,
  });
});

test('the page comes from the app itself, not from a file or the network', async ({
  standingGalla: galla,
  standingCashier: cashier,
}) => {
  const window = await galla.browserWindow(cashier.page);
  const page = await window.evaluate((opened) => opened.webContents.getURL());
  expect(page).toBe('app://galla/index.html');
});

test('scripts of others, inline scripts and evaluation do not run', async ({
  standingCashier: cashier,
}) => {
  const seen = await cashier.page.evaluate(async () => {
    // What the debugger evaluates may evaluate too: only a turn of the page's own is under its policy.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => void> = {
      inline: () => {
        const script = document.createElement('script');
        script.textContent = 'window.broken = true';
        document.head.append(script);
      },
      evaluation: () => void new Function('return 1')(),
      markup: () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.broken = true">');
      },
    };
    const refused = Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch {
        return [name];
      }
    });
    return { refused, broken: (window as { broken?: boolean }).broken === true };
  });
  expect(seen).toEqual({ refused: ['inline', 'evaluation', 'markup'], broken: false });
});

test('a page can neither go elsewhere, open a window, nor send anything out', async ({
  standingGalla: galla,
  standingCashier: cashier,
}) => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end('elsewhere');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetched = await cashier.page.evaluate(async (address) => {
    const answer = await fetch(`${address}/fetched`).then(
      () => 'answered',
      () => 'refused',
    );
    window.open(`${address}/opened`);
    window.location.href = `${address}/gone`;
    return answer;
  }, elsewhere);
  expect(fetched).toBe('refused');
  // A round trip through the page proves that it is still there after the navigation was refused.
  await cashier.charge('');
  await cashier.isSelling();
  // The refused one may be seen for a moment before it is closed.
  await expect.poll(() => galla.windows()).toHaveLength(1);
  expect(seen).toEqual([]);
  server.close();
});

test('a call that no schema knows reaches nothing', async ({ standingCashier: cashier }) => {
  const answers = await cashier.page.evaluate(async () => {
    const bridge = (
      window as unknown as { galla: { call(channel: string, request: unknown): Promise<unknown> } }
    ).galla;
    const unknown = await bridge.call('ledger.read', {}).then(
      () => 'answered',
      (error: Error) => error.message,
    );
    return { unknown, malformed: await bridge.call('checkout.start', { lines: 'all' }) };
  });
  expect(answers.unknown).toContain('No such channel');
  expect(answers.malformed).toEqual({ ok: false, error: 'malformed' });
});

test('a page is granted no permission of the browser', async ({ standingCashier: cashier }) => {
  const state = await cashier.page.evaluate(async () => {
    const asked = await navigator.permissions.query({ name: 'geolocation' });
    return asked.state;
  });
  expect(state).not.toBe('granted');
});
