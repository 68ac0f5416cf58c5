/** What a program needs to make its first call; the key's secret is asked of the environment. */
export interface SnippetFacts {
  readonly url: string;
  readonly keyId: string;
  /** Left out of a sample where there is no terminal yet. */
  readonly deviceId: string | null;
}

export const snippetLanguages = ['curl', 'python', 'node'] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number];

export const snippetSubjects = ['order', 'checkout', 'events'] as const;

export type SnippetSubject = (typeof snippetSubjects)[number];

/** A program as somebody would write it: an order, its checkout, or what happens. */
export function snippetOf(
  language: SnippetLanguage,
  subject: SnippetSubject,
  facts: SnippetFacts,
): string {
  const { method, path, body } = requestOf(subject, facts);
  const { url, keyId } = facts;
  const json = body && JSON.stringify(body, null, 2);
  switch (language) {
    case 'curl':
      return [
        `curl ${subject === 'events' ? '-N ' : ''}-u "${keyId}:$KEY_SECRET" ${url}${path}`,
        ...(method === 'POST' ? [`  -H 'X-Razorpay-Device-Mode: wired'`] : []),
        ...(json ? [`  -H 'Content-Type: application/json'`, `  -d '${json}'`] : []),
      ].join(' \\\n');
    case 'python':
      return [
        'import os, requests',
        '',
        `answer = requests.${method === 'GET' ? 'get' : 'post'}(`,
        `    "${url}${path}",`,
        `    auth=("${keyId}", os.environ["KEY_SECRET"]),`,
        ...(method === 'POST' ? ['    headers={"X-Razorpay-Device-Mode": "wired"},'] : []),
        ...(json ? [`    json=${json.replaceAll('\n', '\n    ')},`] : []),
        ...(subject === 'events' ? ['    stream=True,'] : []),
        ')',
        subject === 'events'
          ? 'for line in answer.iter_lines(): print(line.decode())'
          : 'print(answer.status_code, answer.json())',
      ].join('\n');
    case 'node':
      return [
        `const key = Buffer.from(\`${keyId}:\${process.env.KEY_SECRET}\`).toString('base64');`,
        `const answer = await fetch('${url}${path}', {`,
        `  method: '${method}',`,
        '  headers: {',
        `    authorization: \`Basic \${key}\`,`,
        ...(json
          ? ["    'content-type': 'application/json',", "    'x-razorpay-device-mode': 'wired',"]
          : []),
        '  },',
        ...(json ? [`  body: JSON.stringify(${json.replaceAll('\n', '\n  ')}),`] : []),
        '});',
        subject === 'events'
          ? 'for await (const part of answer.body) process.stdout.write(part);'
          : 'console.log(answer.status, await answer.json());',
      ].join('\n');
  }
}

function requestOf(subject: SnippetSubject, { deviceId }: SnippetFacts) {
  switch (subject) {
    case 'order':
      return {
        method: 'POST',
        path: '/v1/orders',
        body: { amount: 19_900, currency: 'INR', receipt: 'bill-1' },
      };
    case 'checkout':
      return {
        method: 'POST',
        path: '/v1/devices/activity',
        body: {
          device_id: deviceId ?? 'DEVICE_ID',
          action: 'initiate_checkout',
          initiate_checkout: {
            amount: 19_900,
            currency: 'INR',
            order_id: 'ORDER_ID',
            description: 'Bill 1',
          },
        },
      };
    case 'events':
      return { method: 'GET', path: '/local/v1/events', body: null };
  }
}
