import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCheckoutFile } from '../../shared/checkout-file.ts';
import { protocols } from '../terminals/protocols.ts';
import { type ReplayedSide, replayFile } from './replay.ts';
import { reportText } from './report-text.ts';

/**
 * Plays the file of a sale again:
 *
 *   npm run replay -- FILE [--as till|terminal]
 *
 * `--as terminal` (unless told otherwise) plays the recorded terminal to this program's till, `--as till`
 * the recorded till to the simulated terminal. Exits with 0 where both agree, 1 where not, 2 where the
 * file cannot be played.
 */
const usage = 'npm run replay -- FILE [--as till|terminal]';

process.exitCode = await run();

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { as: { type: 'string', default: 'terminal' } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || !isSide(values.as)) return stop(usage);
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) return stop(`${path} cannot be read`);
  const read = readCheckoutFile(content);
  if (!read.ok) return stop(read.problem);
  const answer = await replayFile(read.file, values.as, protocols);
  if (!answer.ok) return stop(answer.problem);
  for (const report of answer.reports) process.stdout.write(`${reportText(report)}\n`);
  return answer.reports.every(({ agrees }) => agrees) ? 0 : 1;
}

function stop(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 2;
}

function isSide(text: string): text is ReplayedSide {
  return text === 'till' || text === 'terminal';
}
