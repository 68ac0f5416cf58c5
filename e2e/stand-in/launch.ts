import { readCommandLine } from './command-line.ts';

/** What the executable does first; the app itself is run by run-app.ts. */
const command = readCommandLine(process.argv.slice(2));
if (command.type === 'version') {
  process.stdout.write(`Stand-in for Electron, on Node ${process.version}\n`);
} else if (command.type === 'nothing_to_run') {
  process.stderr.write('Usage: electron [options] <folder or file of an app> [words for it]\n');
  process.exitCode = 2;
} else {
  const { runApp } = await import('./run-app.ts');
  await runApp();
}
