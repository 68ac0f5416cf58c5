import { expect, test } from 'vitest';
import { coverage, linesNamed, summary } from './coverage-lines.mjs';
import { titlesIn } from './test-titles.ts';

const inventory = { lines: { R: 3, X: 2 }, required: [] };

test.each([
  ['payments come with the order (R17)', ['R17']],
  ['R24 and X6: a name is optional', ['R24', 'X6']],
  ['R24 R25 R26 are required', ['R24', 'R25', 'R26']],
  ['R24-R27 is a range and names its ends only', ['R24', 'R27']],
  ['reads the print lines of 06 D3', []],
  ['R2D2 and FOR1 are something else', []],
  ['R0 and R01 are no lines', []],
])('%s', (title, lines) => {
  expect(linesNamed(title)).toEqual(lines);
});

test('titles are found wherever a test is written', () => {
  const source = `
    import { test } from 'vitest';
    test('plain', () => {});
    test(\`in \${backticks}\`, () => {});
    test.skipIf(process.platform === 'win32')('on condition', () => {});
    test.each([['row one', 1], ['row two', 2]])('table of %s', () => {});
    describe('a group', () => {
      test('inside', async () => { await test.step('a step', () => {}); expect('not a title'); });
    });
    const serialTest = test.skipIf(process.platform === 'win32');
    serialTest('by another name', () => {});
    // test('commented out', () => {});
    const text = "test('quoted', () => {})";
  `;
  expect(titlesIn(source, 'a.test.ts')).toEqual([
    'plain',
    'in  ',
    'on condition',
    'table of %s',
    'row one',
    'row two',
    'inside',
    'a step',
    'by another name',
  ]);
});

test('titles are found in tests with markup', () => {
  expect(titlesIn("test('shows', () => { render(<Pay amount={1} />); });", 'a.test.tsx')).toEqual([
    'shows',
  ]);
  expect(titlesIn("const never = <Result>() => 1; test('waits', never);", 'a.test.ts')).toEqual([
    'waits',
  ]);
});

test('a line is open until a test names it', () => {
  const named = { file: 'orders.test.ts', title: 'R1 and X2 R1' };
  const found = coverage(inventory, [named, { file: 'other.test.ts', title: 'R9 is not a line' }]);
  expect(found.byLine.get('R1')).toEqual([named]);
  expect(found.open).toEqual(['R2', 'R3', 'X1']);
  expect(summary(inventory, found)).toBe('2 of 5 lines named by tests (R 1/3, X 1/2)');
});

test('a document or a single line can be required', () => {
  const tests = [{ file: 'orders.test.ts', title: 'R1 X2' }];
  const owed = (required: readonly string[]) => coverage({ ...inventory, required }, tests).owed;
  expect(owed([])).toEqual([]);
  expect(owed(['R'])).toEqual(['R2', 'R3']);
  expect(owed(['X1', 'X2'])).toEqual(['X1']);
});
