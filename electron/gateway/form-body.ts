/**
 * An application/x-www-form-urlencoded body with brackets (`notes[key]=value`), as the PHP and Ruby SDKs
 * send it. Every value is text; a name given twice keeps the last. Throws SyntaxError for names that
 * contradict each other (`a=1&a[b]=2`), are nested deeper than four, or come in their hundreds, and for
 * percent signs that spell no UTF-8.
 */
export function parseForm(text: string): Readonly<Record<string, unknown>> {
  const root: Branch = new Map();
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > mostPairs) throw new SyntaxError('Too many members in a form');
  if (pairs.flat().some((part) => part.includes(replaced)) && !spelled.test(text)) {
    throw new SyntaxError('A form is UTF-8');
  }
  for (const [name, value] of pairs) plant(root, pathOf(name), value);
  return toObject(root);
}

type Branch = Map<string, string | Branch>;

const mostPairs = 200;
/** What stands in the place of bytes that are no UTF-8, and how a form says it on purpose. */
const replaced = '\ufffd';
const spelled = /\ufffd|%ef%bf%bd/i;
const deepest = 4;

/** `a[b][]` is the path a, b, and the next free number. */
function pathOf(name: string): readonly string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  const [first, brackets] = [match?.[1], match?.[2]];
  if (first === undefined || brackets === undefined) throw new SyntaxError('Malformed form name');
  const path = [
    first,
    ...brackets
      .split('[')
      .slice(1)
      .map((part) => part.slice(0, -1)),
  ];
  if (path.length > deepest) throw new SyntaxError('Form names are nested too deep');
  if (path.includes('__proto__')) throw new SyntaxError('A member may not be named __proto__');
  return path;
}

function plant(branch: Branch, path: readonly string[], value: string): void {
  const [head = '', ...rest] = path;
  const name = head === '' ? String(branch.size) : head;
  const present = branch.get(name);
  if (rest.length === 0) {
    if (present instanceof Map) throw new SyntaxError('Form names contradict each other');
    branch.set(name, value);
    return;
  }
  if (typeof present === 'string') throw new SyntaxError('Form names contradict each other');
  const next: Branch = present ?? new Map();
  branch.set(name, next);
  plant(next, rest, value);
}

function toObject(branch: Branch): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...branch].map(([name, value]) => [name, value instanceof Map ? toObject(value) : value]),
  );
}
