// @ts-check
// Which lines of the published documents the tests name, and which are still open. A test names a
// line by writing it into its title: `test('R17 payments come with the order when asked for', …)`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { titlesIn } from './test-titles.ts';

/**
 * `lines`: how many lines each document has, by its letter. `required`: letters (`R`) and single lines
 * (`X22`) that must not be open any more.
 *
 * @typedef {{ readonly lines: Readonly<Record<string, number>>, readonly required: readonly string[] }} Inventory
 * @typedef {{ readonly file: string, readonly title: string }} NamedTest
 */

/**
 * @param {Inventory} inventory
 * @param {readonly NamedTest[]} tests
 */
export function coverage({ lines, required }, tests) {
  /** @type {Map<string, NamedTest[]>} */
  const byLine = new Map(
    Object.entries(lines).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => [`${letter}${index + 1}`, []]),
    ),
  );
  for (const test of tests) {
    for (const line of new Set(linesNamed(test.title))) byLine.get(line)?.push(test);
  }
  const open = [...byLine.keys()].filter((line) => byLine.get(line)?.length === 0);
  const owed = open.filter((line) => required.some((one) => one === line || one === line[0]));
  return { byLine, open, owed };
}

/**
 * Two hexadecimal digits before it make it a byte of a terminal's message (`06 D3`), not a line.
 *
 * @param {string} title
 * @returns {readonly string[]}
 */
export function linesNamed(title) {
  return title.match(/(?<!\b[0-9A-F]{2} )\b[RDPMIX][1-9]\d*\b/g) ?? [];
}

/**
 * One line for people: how many of each document are named.
 *
 * @param {Inventory} inventory
 * @param {ReturnType<typeof coverage>} found
 */
export function summary({ lines }, { byLine, open }) {
  const parts = Object.entries(lines).map(([letter, count]) => {
    const missing = open.filter((line) => line.startsWith(letter)).length;
    return `${letter} ${count - missing}/${count}`;
  });
  return `${byLine.size - open.length} of ${byLine.size} lines named by tests (${parts.join(', ')})`;
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../..');
  const inventory = JSON.parse(readFileSync(`${import.meta.dirname}/coverage-lines.json`, 'utf8'));
  const tests = ['shared', 'electron', 'renderer', 'e2e'].flatMap((folder) =>
    testsIn(root, folder),
  );
  const found = coverage(inventory, tests);
  if (!process.argv.includes('--summary')) {
    for (const [line, named] of found.byLine) {
      console.log(named.length === 0 ? `${line}  open` : line);
      for (const { file, title } of named) console.log(`    ${file}: ${title}`);
    }
  }
  if (found.owed.length > 0) console.log(`No test names ${found.owed.join(', ')}.`);
  console.log(summary(inventory, found));
  process.exitCode = found.owed.length === 0 ? 0 : 1;
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {readonly NamedTest[]}
 */
function testsIn(root, folder) {
  return (
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
      .map((name) => path.join(folder, name))
      // The tests of the tools speak of lines without proving any.
      .filter((file) => !file.startsWith(path.join('e2e', 'tools')))
      .flatMap((file) =>
        titlesIn(readFileSync(path.join(root, file), 'utf8'), file).map((title) => ({
          file,
          title,
        })),
      )
  );
}
