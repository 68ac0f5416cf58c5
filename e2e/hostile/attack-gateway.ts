import { callerOf } from '../gateway/caller.ts';
import { type HeadlessGateway, removeFolder, startHeadless } from '../gateway/headless-gateway.ts';
import { createRandom } from '../simulation/random.ts';
import type { Known } from './hostile-bodies.ts';
import { type HostileRequest, hostileRequest } from './hostile-requests.ts';
import { judgeAnswer } from './judge-answer.ts';
import { openRawLine, type RawAnswer, type RawLine } from './raw-line.ts';

export interface GatewayReport {
  readonly requests: number;
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Broken requests that were hung up on without a word. */
  readonly silent: number;
  readonly problems: readonly string[];
}

const lines = 16;
const mostProblems = 10;
/** Of a request that is shown. */
const mostCharacters = 600;
/** Orders and activities that requests can name. */
const mostKnown = 50;

/** Sends hostile requests to a running gateway and judges every answer. */
export async function attackGateway(requests: number, seed: number): Promise<GatewayReport> {
  const gateway = await startHeadless(['--demo', '--terminal', 'auto']);
  try {
    const report = await attack(gateway, requests, seed);
    const made = await callerOf(gateway).createOrder();
    const problems = [
      ...report.problems,
      ...(made.status === 'created' ? [] : ['afterwards it takes no order']),
      ...faultsOf(gateway),
    ];
    return { ...report, problems };
  } finally {
    await gateway.end('SIGKILL');
    await removeFolder(gateway.folder);
  }
}

async function attack({ url, demo }: HeadlessGateway, requests: number, seed: number) {
  const { host, port } = new URL(url);
  const statuses: Record<string, number> = {};
  const problems: string[] = [];
  const orders: string[] = [];
  const activities: string[] = [];
  const known: Known = {
    deviceId: demo.device_id,
    authorization: `Basic ${btoa(`${demo.key_id}:${demo.key_secret}`)}`,
    orders,
    activities,
  };
  let sent = 0;
  let silent = 0;
  await Promise.all(Array.from({ length: lines }, (_, number) => keepAsking(number)));
  return { requests: sent, statuses, silent, problems };

  async function keepAsking(number: number): Promise<void> {
    const random = createRandom(seed, number);
    let line: RawLine | undefined;
    while (sent < requests && problems.length < mostProblems) {
      const request = hostileRequest(random, known, host);
      sent += Math.max(1, request.answered.length);
      if (request.isBroken || !line?.isOpen()) {
        line?.close();
        line = await openRawLine(Number(port));
      }
      await askOnce(line, request);
    }
    line?.close();
  }

  async function askOnce(line: RawLine, request: HostileRequest): Promise<void> {
    const { pieces, answered, isBroken, isLast } = request;
    const [method = 'GET'] = answered;
    try {
      const answers = isBroken
        ? await line.askAndEnd(pieces, method)
        : await line.ask(pieces, answered);
      if (answers.length === 0 && isBroken) silent += 1;
      for (const [number, answer] of answers.entries()) judge(answer, answered[number] ?? 'GET');
      const isOver = answers.at(-1)?.head.includes('\r\nconnection: close') ?? false;
      if (!isBroken && !isOver && answers.length < answered.length) note('no answer');
      if (isOver || isLast) line.close();
    } catch (error) {
      note(String(error));
    }

    function judge(answer: RawAnswer, asked: string): void {
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const wrong = judgeAnswer(answer, asked);
      if (wrong !== undefined) note(`${wrong}: ${answer.head} ${answer.body.slice(0, 300)}`);
      else if (answer.status === 200) remember(answer.body);
    }

    function note(what: string): void {
      problems.push(`${what}\n  asked ${JSON.stringify(pieces).slice(0, mostCharacters)}`);
    }
  }

  function remember(body: string): void {
    const { id, entity } = JSON.parse(body) as { id?: string; entity?: string };
    const list = entity === 'order' ? orders : entity === 'device.activity' ? activities : [];
    if (id !== undefined && !list.includes(id)) list.push(id);
    if (list.length > mostKnown) list.shift();
  }
}

/** What it printed besides the news of its terminal. */
function faultsOf(gateway: HeadlessGateway): readonly string[] {
  const isNews = /^(demo \{|up http|galla: terminal )/;
  const faults = gateway.output().split('\n');
  return faults.filter((line) => line !== '' && !isNews.test(line)).slice(0, mostProblems);
}
