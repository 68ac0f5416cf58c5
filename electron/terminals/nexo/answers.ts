import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import { meaningOf } from './error-conditions.ts';
import { type JsonObject, listAt, textAt } from './json.ts';

/** What every answer begins with: whether it went well, and if not, why. */
export function isSuccess(body: JsonObject): boolean {
  return textAt(body, 'Response', 'Result') === 'Success';
}

/** The error condition, as the terminal wrote it. */
export function conditionOf(body: JsonObject): string | undefined {
  return textAt(body, 'Response', 'Result') === 'Failure'
    ? (textAt(body, 'Response', 'ErrorCondition') ?? '')
    : undefined;
}

/** Why it did not go well: the terminal's own words where it has some, without card numbers. */
export function wordsOf(body: JsonObject): string {
  const own = detailsOf(body).get('message') ?? detailsOf(body).get('refusalReason');
  return own === undefined ? meaningOf(conditionOf(body)).words : screenCardNumbers(own);
}

/** AdditionalResponse: names and values as in an address. */
export function detailsOf(body: JsonObject): ReadonlyMap<string, string> {
  return readPairs(textAt(body, 'Response', 'AdditionalResponse') ?? '');
}

/** The lines of an OutputContent; some terminals write each as names and values. */
export function linesOf(output: JsonObject): readonly string[] {
  return listAt(output, 'OutputText').map((line) => {
    const text = textAt(line, 'Text') ?? '';
    const pairs = readPairs(text);
    const said = [pairs.get('name'), pairs.get('value')].filter((word) => word !== undefined);
    return said.length === 0 ? text : said.join(' ');
  });
}

function readPairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('&').flatMap((pair) => {
      const place = pair.indexOf('=');
      if (place < 1) return [];
      const value = unescapeText(pair.slice(place + 1));
      return value === undefined || value === '' ? [] : [[pair.slice(0, place), value] as const];
    }),
  );
}

function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
