import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Pages come from app://galla and from nowhere else; there is no file:// and no http:// page. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://galla`;

/** Nothing inline, nothing from elsewhere, no evaluation, no framing (Electron's checklist, 7). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Whether this address is one of our own pages; everything else is refused everywhere. */
export function isOwnPage(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

/** Serves the built renderer from `folder`, and nothing outside it. */
export function serveApp(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = fileOf(folder, request.url);
    const type = file && contentTypes[path.extname(file)];
    if (!file || !type || request.method !== 'GET') return notFound();
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        },
      });
    } catch {
      return notFound();
    }
  };
}

function fileOf(folder: string, url: string): string | undefined {
  const address = URL.parse(url);
  if (!address || !isOwnPage(`${address.protocol}//${address.host}`)) return undefined;
  const name = decodeName(address.pathname);
  if (name === undefined) return undefined;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

function decodeName(pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname);
    return name.includes('\0') ? undefined : name;
  } catch {
    return undefined;
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404 });
}
