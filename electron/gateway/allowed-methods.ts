/** Which methods a path answers to, so that a wrong one is told apart from a wrong path. */
export interface AllowedMethods {
  /** `url` as it was registered, with `:name` for a part that varies. */
  add(url: string, methods: string | readonly string[]): void;
  /** Empty when no route has this path. */
  of(path: string): readonly string[];
}

export function createAllowedMethods(): AllowedMethods {
  const routes = new Map<string, Set<string>>();
  return {
    add(url, methods) {
      routes.set(url, new Set([...(routes.get(url) ?? []), ...[methods].flat()]));
    },
    of: (path) =>
      [...routes].flatMap(([url, methods]) => (isPathOf(url, path) ? [...methods] : [])),
  };
}

function isPathOf(url: string, path: string): boolean {
  const parts = path.split('/');
  const names = url.split('/');
  return (
    names.length === parts.length &&
    names.every((name, at) => (name.startsWith(':') ? parts[at] !== '' : parts[at] === name))
  );
}
