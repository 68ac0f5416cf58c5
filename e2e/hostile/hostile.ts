// Hostile input at every door: npm run hostile [-- --frames N --arguments N --requests N --webhooks N --seed N]
// Frames for each parser of a terminal's line, arguments for each channel of a window, requests for
// the gateway, forged webhooks. Ends with status 1 when a door did not hold.
import { parseArgs } from 'node:util';
import { attackGateway } from './attack-gateway.ts';
import { attackNexo, nexoForms } from './attack-nexo.ts';
import { attackParser, parsers } from './attack-parser.ts';
import { attackPinelabs, pinelabsSides } from './attack-pinelabs.ts';
import { attackWebhooks } from './attack-webhooks.ts';
import { attackWindows } from './attack-windows.ts';

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '5000000' },
    arguments: { type: 'string', default: '10000' },
    requests: { type: 'string', default: '200000' },
    webhooks: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
print(`seed ${seed}`);

for (const parser of parsers) {
  const started = performance.now();
  const { frames, delivered, problems } = attackParser(parser, Number(values.frames), seed);
  const speed = perSecond(frames, started);
  tell(`${parser} parser: ${frames} frames (${speed}), ${delivered} messages taken`, problems);
}

for (const side of pinelabsSides) {
  const started = performance.now();
  const { frames, delivered, problems } = attackPinelabs(side, Number(values.frames), seed);
  const speed = perSecond(frames, started);
  tell(`pinelabs ${side}: ${frames} frames (${speed}), ${delivered} messages taken`, problems);
}

for (const form of nexoForms) {
  const started = performance.now();
  // Behind the seal is the same reader; ciphers take ten times as long.
  const wanted = Number(values.frames) / (form === 'sealed' ? 10 : 1);
  const { frames, delivered, problems } = attackNexo(form, wanted, seed);
  const speed = perSecond(frames, started);
  tell(`nexo ${form}: ${frames} frames (${speed}), ${delivered} messages taken`, problems);
}

const asked = performance.now();
const windows = await attackWindows(Number(values.arguments), seed);
tell(
  `windows: ${windows.calls} arguments (${perSecond(windows.calls, asked)}), ` +
    `${windows.answered} answered, ${windows.malformed} malformed, ` +
    `${windows.refusedSenders} other senders refused`,
  windows.problems,
);

const sent = performance.now();
const gateway = await attackGateway(Number(values.requests), seed);
tell(
  `gateway: ${gateway.requests} requests (${perSecond(gateway.requests, sent)}), ` +
    `statuses ${JSON.stringify(gateway.statuses)}, ${gateway.silent} broken ones hung up on`,
  gateway.problems,
);

const told = performance.now();
const webhooks = await attackWebhooks(Number(values.webhooks), seed);
tell(
  `webhooks: ${webhooks.forged} forged (${perSecond(webhooks.forged, told)})`,
  webhooks.problems,
);

function perSecond(count: number, started: number): string {
  return `${Math.round((count / (performance.now() - started)) * 1_000)}/s`;
}

function tell(what: string, problems: readonly string[]): void {
  print(`${what}: ${problems.length === 0 ? 'held' : `${problems.length} problems`}`);
  for (const problem of problems) print(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
