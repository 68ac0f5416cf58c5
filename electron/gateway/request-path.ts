/**
 * The request's target without doubled and trailing slashes in its path, the query untouched. Callers
 * whose base URL ends in a slash ask for `//v1/orders`, and two SDKs end every path with one; a redirect
 * would turn their POST into a GET (razorpay-wire.md section 4).
 */
export function tidyTarget(target: string): string {
  const path = pathOf(target);
  const isTidy = !path.includes('//') && (path.length === 1 || !path.endsWith('/'));
  if (isTidy) return target;
  const tidied = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return tidied + target.slice(path.length);
}

export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}
