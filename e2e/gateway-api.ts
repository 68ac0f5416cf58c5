import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { CashierPage } from './pages/cashier-page.ts';

/** The gateway as software beside the till reaches it, with the key that the first start leaves. */
export async function openApi(
  cashier: CashierPage,
  folder: string,
): Promise<(method: string, target: string, body?: object) => Promise<{ readonly id: string }>> {
  const text = await readFile(path.join(folder, 'gateway-key.json'), 'utf8');
  const key = JSON.parse(text) as { key_id: string; key_secret: string };
  const address = await cashier.page
    .locator('[data-chip="gateway"]')
    .getByText('http://')
    .textContent();
  return async (method: string, target: string, body?: object): Promise<{ id: string }> => {
    const answer = await fetch(`${address}/v1${target}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(`${key.key_id}:${key.key_secret}`)}`,
        'content-type': 'application/json',
        'x-razorpay-device-mode': 'wired',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { id: string };
  };
}
