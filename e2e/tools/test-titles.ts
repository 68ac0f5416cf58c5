import { parseSync } from '@swc/core';

/** A node of the syntax tree, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/**
 * The titles of the tests in a source file: what is written as the first argument of `test(…)`,
 * `test.skipIf(…)(…)` and the like, also under another name (`const serialTest = test.skipIf(…)`), and
 * the words in the table of a `test.each([…])(…)`, which become part of its titles. `file` is its name:
 * a `<` means another thing where there may be elements.
 */
export function titlesIn(source: string, file: string): readonly string[] {
  const nodes = nodesIn(parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x') }));
  const otherNames = nodes
    .filter((node) => node.type === 'VariableDeclarator' && calledName(node.init) === 'test')
    .map((declaration) => calledName(declaration.id))
    .filter((name) => name !== undefined);
  const names: readonly unknown[] = ['test', 'it', ...otherNames];
  return nodes
    .filter((node) => node.type === 'CallExpression' && names.includes(calledName(node)))
    .flatMap((call) => {
      const first = firstArgument(call);
      if (first === undefined) return [];
      if (first.type === 'ArrayExpression') return nodesIn(first).flatMap(textOf);
      return textOf(first);
    });
}

function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nodesIn);
  return isNode(value) ? [value, ...inside] : inside;
}

/** `test` for test(…), test.only(…) and test.each(…)(…). */
function calledName(value: unknown): unknown {
  if (!isNode(value)) return undefined;
  switch (value.type) {
    case 'CallExpression':
      return calledName(value.callee);
    case 'MemberExpression':
      return calledName(value.object);
    case 'Identifier':
      return value.value;
    default:
      return undefined;
  }
}

function firstArgument(call: Node): Node | undefined {
  const [first] = Array.isArray(call.arguments) ? call.arguments : [];
  return isNode(first?.expression) ? first.expression : undefined;
}

function textOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'StringLiteral':
      return [String(node.value)];
    case 'TemplateLiteral':
      return [
        nodesIn(node.quasis)
          .map((part) => String(part.raw))
          .join(' '),
      ];
    default:
      return [];
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
