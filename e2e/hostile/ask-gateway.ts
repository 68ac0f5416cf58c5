import fc from 'fast-check';
import type { GatewayRig } from '../../electron/gateway/testing/gateway-rig.ts';
import { exchangeAndEnd } from '../../electron/gateway/testing/running-gateway.ts';
import { type AnyRequest, anyRequest, type Known } from './any-request.ts';
import { judgeEnvelope } from './judge-answer.ts';

/** What a terminal, or the cloud it belongs to, may make a gateway say with status 500 (R35, R59-R66). */
const documentedFailures =
  /^(DEVICE_|GATEWAY_ERROR$|UNSUPPORTED_ACTION$|BUSINESS_LOGIC_ERROR$|PROCESSING_FAILED$|SERVER_ERROR$)/;

/** What is wrong with an answer, whatever was asked; undefined when nothing is. */
export function judgeShape(status: number, type: unknown, body: string): string | undefined {
  if (type !== 'application/json') return `${status} of type ${String(type)}`;
  const answer = parse(body);
  if (typeof answer?.success === 'boolean') return judgeEnvelope(status, answer);
  if (status === 200) return answer === undefined ? 'a success that is no JSON' : undefined;
  if (status < 400) return `a ${status}`;
  const error = answer?.error as Record<string, unknown> | undefined;
  const isShaped = [error?.code, error?.description, error?.source].every(
    (member) => typeof member === 'string' && member !== '',
  );
  if (!isShaped) return `a ${status} without the error shape`;
  if (status < 500) return undefined;
  const isDocumented =
    documentedFailures.test(String(error?.code)) && error?.reason !== 'unexpected';
  return isDocumented ? undefined : `a ${status}: ${String(error?.code)}`;
}

/**
 * Sends requests through the whole gateway without sockets. Rejects with the first request, as small as
 * it can be made, that is answered with a fault, in another shape, or not at all; resolves with how
 * often each status came.
 */
export async function askAnything(
  rig: GatewayRig,
  requests: number,
  seed?: number,
): Promise<ReadonlyMap<number, number>> {
  const known = await knownOf(rig);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(anyRequest(known), async (request) => {
      const { statusCode, headers, body } = await inject(rig, request);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      const isBare = request.method === 'HEAD' && body === '';
      const problem = isBare ? undefined : judgeShape(statusCode, headers['content-type'], body);
      if (problem !== undefined) throw new Error(problem);
      if (rig.logged.length > 0)
        throw new Error('a fault was logged', { cause: rig.logged[0]?.error });
    }),
    { numRuns: requests, ...(seed === undefined ? {} : { seed }) },
  );
  return statuses;
}

/**
 * The same over real lines: one to four requests behind each other, as they are, cut off somewhere, or
 * with a wrong length.
 */
export async function askOverLines(
  rig: GatewayRig,
  port: number,
  exchanges: number,
  seed?: number,
): Promise<void> {
  const known = { ...(await knownOf(rig)), host: `localhost:${port}` };
  const request = anyRequest(known).filter(({ method }) => method !== 'HEAD');
  const bytes = fc
    .tuple(
      fc.array(request, { minLength: 1, maxLength: 4 }),
      fc.option(fc.nat(2_000), { nil: undefined, freq: 3 }),
      fc.constantFrom(0, 0, 0, 1, -1, 1_000),
    )
    .map(([all, length, wrongBy]) =>
      all
        .map((each) => written(each, wrongBy))
        .join('')
        .slice(0, length),
    );
  await fc.assert(
    fc.asyncProperty(bytes, async (text) => {
      for (const { status, type, body } of answersIn(await exchangeAndEnd(port, text))) {
        const problem = judgeShape(status, type, body);
        if (problem !== undefined) throw new Error(problem);
      }
      if (rig.logged.length > 0)
        throw new Error('a fault was logged', { cause: rig.logged[0]?.error });
    }),
    { numRuns: exchanges, ...(seed === undefined ? {} : { seed }) },
  );
}

async function knownOf(rig: GatewayRig): Promise<Known> {
  const order = { amount: 19_900, currency: 'INR' };
  const made = await rig.call({ method: 'POST', url: '/v1/orders', body: order });
  const close = {
    method: 'POST',
    url: '/v1/devices/activity',
    body: { action: 'close_checkout' },
  } as const;
  return {
    authorization: `Basic ${btoa(`${rig.key.id}:${rig.key.secret}`)}`,
    host: 'localhost:18080',
    orderId: made.json().id,
    activityId: (await rig.call(close)).json().id,
  };
}

function inject(rig: GatewayRig, { method, target, headers, body }: AnyRequest) {
  return rig.app.inject({
    method: method as 'GET',
    url: target.startsWith('/') ? target : `/${target}`,
    headers: Object.fromEntries(headers),
    ...(body === '' ? {} : { payload: Buffer.from(body, 'latin1') }),
  });
}

function written({ method, target, headers, body }: AnyRequest, wrongBy: number): string {
  const length = Math.max(0, body.length + wrongBy);
  const lines = [...headers.map((header) => header.join(': ')), `content-length: ${length}`];
  return `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The answers that came, one after the other. Throws when what came is no HTTP. */
function answersIn(text: string) {
  const answers: { readonly status: number; readonly type: string; readonly body: string }[] = [];
  for (let rest = text; rest !== ''; ) {
    const end = rest.indexOf('\r\n\r\n');
    const head = rest.slice(0, end).toLowerCase();
    const status = Number(/^http\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (end < 0 || Number.isNaN(status)) throw new Error(`no HTTP: ${rest.slice(0, 100)}`);
    rest = rest.slice(end + 4);
    if (status === 100) continue;
    const length = Number(/^content-length: (\d+)$/m.exec(head)?.[1]);
    const type = /^content-type: (.+)$/m.exec(head)?.[1] ?? '';
    const bytes = Buffer.from(rest, 'utf8');
    answers.push({ status, type: type.trim(), body: bytes.subarray(0, length).toString('utf8') });
    rest = bytes.subarray(length).toString('utf8');
  }
  return answers;
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
