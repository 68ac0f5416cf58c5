import type { Advice, ErrorMeaning } from '../operation.ts';
import type { DescribedRoute, DocumentParts } from './openapi-document.ts';
import { plainSchema } from './plain-schema.ts';

/** The description as one page that asks no other computer for anything and runs nothing. */
export function docsPage({ routes, error, errors, advice, base }: DocumentParts): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Galla gateway</title>
<link rel="stylesheet" href="/docs/style.css">
<h1>Galla gateway</h1>
<p>Orders and payment terminals of this till, for software on this computer, at
<code>${escapeHtml(base)}</code>. The same for programs: <a href="/openapi.json">openapi.json</a>.</p>
<h2>Before you begin</h2>
${advice.map((each) => adviceHtml(each, base)).join('\n')}
<h2>Operations</h2>
${routes.map((route) => routeHtml(route, base)).join('\n')}
<h2>Errors</h2>
<p>Whatever is no success has this shape:</p>
${code(JSON.stringify(plainSchema(error.schema), null, 2))}
${errorTable(errors)}
</html>
`;
}

function adviceHtml({ title, text, sample }: Advice, base: string): string {
  const shown = sample === undefined ? '' : code(sample.replaceAll('{base}', base));
  return `<section><h3>${escapeHtml(title)}</h3><p>${escapeHtml(text)}</p>${shown}</section>`;
}

function routeHtml({ method, url, operation }: DescribedRoute, base: string): string {
  const { id, summary, key, parameters = [], body, answer, errors } = operation;
  const rows = parameters.map(
    ({ name, description, schema, ...where }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${where.in}</td><td>${escapeHtml(description)}</td>` +
      `<td><code>${escapeHtml(JSON.stringify(plainSchema(schema)))}</code></td></tr>`,
  );
  const parts = [
    `<p>${escapeHtml(summary)}. Key: ${key}. Errors: ${errors.join(', ') || 'none'}.</p>`,
    code(curl({ method, url, operation }, base)),
    rows.length > 0 ? `<table>${rows.join('')}</table>` : '',
    body ? `<h4>Body: ${body.name}</h4>${code(pretty(body.schema))}` : '',
    typeof answer === 'string'
      ? `<h4>Answer: ${escapeHtml(answer)}</h4>`
      : `<h4>Answer: ${answer.name}</h4>${code(pretty(answer.schema))}`,
  ];
  const name = `<code>${method} ${escapeHtml(url)}</code> ${escapeHtml(id)}`;
  return `<details id="${escapeHtml(id)}"><summary>${name}</summary>${parts.join('')}</details>`;
}

/** One line for a terminal, as it would work here. */
function curl({ method, url, operation }: DescribedRoute, base: string): string {
  const { key, parameters = [], example } = operation;
  const isMode = parameters.some(({ name }) => name === 'X-Razorpay-Device-Mode');
  return [
    'curl',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(key === 'none' ? [] : ['-u "$KEY_ID:$KEY_SECRET"']),
    ...(isMode ? ["-H 'X-Razorpay-Device-Mode: wired'"] : []),
    ...(example ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(example)}'`] : []),
    base + url.replaceAll(/:(\w+)/g, '$$$1'),
  ].join(' ');
}

function errorTable(errors: readonly ErrorMeaning[]): string {
  const rows = errors.map(
    ({ code: word, meaning, type, mayRetry, text }) =>
      `<tr><td><code>${word}</code></td><td>${escapeHtml(meaning)}</td><td>${type}</td>` +
      `<td>${mayRetry ? 'yes' : 'no'}</td><td>${escapeHtml(text)}</td></tr>`,
  );
  const head = '<tr><th>Code<th>Means<th>Type<th>Try again<th>For the customer</tr>';
  return `<table>${head}${rows.join('\n')}</table>`;
}

function pretty(schema: unknown): string {
  return JSON.stringify(plainSchema(schema), null, 2);
}

function code(text: string): string {
  return `<pre><code>${escapeHtml(text)}</code></pre>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

export const docsStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid #8886; border-radius: 4px; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
`;
