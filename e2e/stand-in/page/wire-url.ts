/**
 * Chromium loads only the schemes it was built with, so `app://galla/pay` travels as
 * `https://galla.app.invalid/pay`: still a secure context, and a name that RFC 6761 keeps from ever
 * being looked up.
 */
export function toWireUrl(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || !schemes.has(scheme)) return url;
  // As the browser writes it, so that the two can be compared.
  return new URL(`https://${host}.${scheme}.invalid${rest}`).href;
}

/** The other way; a URL that is not on such a journey stays as it is. */
export function fromWireUrl(url: string, schemes: ReadonlySet<string>): string {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(?=[/?#]|$)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || !schemes.has(scheme)) return url;
  return `${scheme}://${host}${rest}`;
}

/** The scheme without its colon. */
export function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':'));
}
