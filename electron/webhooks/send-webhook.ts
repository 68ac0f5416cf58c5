import http from 'node:http';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { AllowedTargets, WebhookOutcome, WebhookTrouble } from '../../shared/webhook.ts';
import { guardedLookup, ownNetworkCode, type ResolveName } from './guarded-lookup.ts';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends once and says what came back. Ends when `signal` says so. Never rejects. */
export type SendWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookOutcome>;

const mostBody = 500;

/**
 * Over the computer's own network, to the address and nowhere else: a redirect is an answer like any
 * other, and no proxy is asked. `resolve` stands for the system's own way to find addresses.
 */
export function createSendWebhook(
  allowed: () => AllowedTargets,
  resolve?: ResolveName,
): SendWebhook {
  return async ({ url, headers, body }, signal) => {
    // A till that tells nobody starts without it.
    const { request } = url.startsWith('https:') ? await import('node:https') : http;
    return await new Promise((told) => {
      const failed = (fault: unknown) =>
        told({ type: 'failed', trouble: signal.aborted ? 'no_answer' : troubleOf(fault) });
      const bytes = new TextEncoder().encode(body);
      const sending = request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': String(bytes.length) },
          // Tries are far apart, and a line that was closed meanwhile would look like a failure.
          agent: false,
          lookup: guardedLookup(allowed(), resolve),
          signal,
        },
        (answer) => {
          const parts: Uint8Array[] = [];
          let length = 0;
          answer.on('data', (part: Uint8Array) => {
            if (length < 4 * mostBody) parts.push(part);
            length += part.length;
            // Whoever answers without end has answered.
            if (length > mostAnswer) answered();
          });
          answer.on('end', answered);
          answer.on('error', failed);

          function answered(): void {
            told({ type: 'answered', status: answer.statusCode ?? 0, body: textOf(parts) });
            answer.destroy();
          }
        },
      );
      sending.on('error', failed);
      sending.end(bytes);
    });
  };
}

const mostAnswer = 64 * 1024;

/** Screened before it is cut, since half a card number would not be known as one. */
function textOf(parts: readonly Uint8Array[]): string {
  const text = new TextDecoder().decode(Buffer.concat(parts));
  return screenCardNumbers(text).slice(0, mostBody);
}

function troubleOf(fault: unknown): WebhookTrouble {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'].includes(code)) return 'not_found';
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return 'refused';
  if (code === 'ETIMEDOUT') return 'no_answer';
  if (code === ownNetworkCode) return 'own_network';
  return /CERT|SIGNED|VERIFY|ALTNAME|SSL|ISSUER/.test(code) ? 'not_trusted' : 'line_lost';
}
