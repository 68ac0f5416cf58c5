import { encodeText } from '../../electron/terminals/nexo/bytes.ts';
import { createSecurity } from '../../electron/terminals/nexo/driver-security.ts';
import fixture from '../../electron/terminals/nexo/fixtures/nexo-vectors.json' with {
  type: 'json',
};
import {
  encodeHttpRequest,
  encodeHttpResponse,
  type HttpMessage,
} from '../../electron/terminals/nexo/http-message.ts';
import {
  type HttpReader,
  httpReader,
  readHttp,
} from '../../electron/terminals/nexo/http-reader.ts';
import { lastResultOf } from '../../electron/terminals/nexo/last-results.ts';
import { nameOf } from '../../electron/terminals/nexo/message.ts';
import { payReportOf } from '../../electron/terminals/nexo/pay-reports.ts';
import { readMessage } from '../../electron/terminals/nexo/secured-message.ts';
import { serviceEndOf } from '../../electron/terminals/nexo/service-ends.ts';
import { toHex } from '../../shared/hex.ts';
import { createRandom } from '../simulation/random.ts';
import type { FrameReport } from './attack-parser.ts';
import { cutAnywhere, hostileFrame } from './hostile-frames.ts';

/** Open messages, and such as are sealed with a key. */
export const nexoForms = ['open', 'sealed'] as const;
export type NexoForm = (typeof nexoForms)[number];

const mostProblems = 10;
/** A head, a body and its chunks, all at their longest. */
const mostKept = 8_192 + 262_144;
const address = { host: 'terminal:8443', path: '/nexo' };

/**
 * Throws messages at one line after the other, cut anywhere, and at the decoders behind it. HTTP has no
 * place to begin again on a line, so after each round the next line must deliver a good message.
 */
export function attackNexo(form: NexoForm, frames: number, seed: number): FrameReport {
  const random = createRandom(seed, 200 + nexoForms.indexOf(form));
  const security =
    form === 'sealed'
      ? createSecurity(
          { passphrase: 'a key for the campaign', keyIdentifier: 'campaign', keyVersion: 1 },
          (length) => random.bytes(length),
        )
      : undefined;
  const recorded = recordedBodies();
  const problems: string[] = [];
  let sent = 0;
  let delivered = 0;
  while (sent < frames && problems.length < mostProblems) runRound();
  return { frames: sent, delivered, problems };

  function runRound(): void {
    const pieces: Uint8Array[] = [];
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      pieces.push(...cutAnywhere(random, hostileMessage()));
      sent += 1;
    }
    const good = sealed(encodeText(fixture.sealed.plain.replace('0000000001', `N${sent}`)));
    sent += 1;
    try {
      readLine(pieces);
      const told = readLine(cutAnywhere(random, encodeHttpResponse(200, good)));
      if (!told.includes(`N${sent - 1}`)) note('the good message was lost', pieces);
    } catch (error) {
      note(String(error), pieces);
    }
  }

  /** The numbers of the messages on a line of its own. */
  function readLine(pieces: readonly Uint8Array[]): readonly (string | null)[] {
    let reader = httpReader;
    const told: (string | null)[] = [];
    for (const piece of pieces) {
      const reading = readHttp(reader, piece);
      reader = reading.reader;
      if (keptBy(reader) > mostKept) note(`${keptBy(reader)} bytes are kept`, pieces);
      told.push(...reading.messages.flatMap(readContent));
    }
    return told;
  }

  function readContent({ body }: HttpMessage): readonly (string | null)[] {
    const reading = readMessage(body, security);
    if (reading.type === 'unreadable') return [];
    delivered += 1;
    const { message } = reading;
    nameOf(message.header);
    payReportOf(message, { abortSent: true, asked: null });
    lastResultOf(message, 'pay_1');
    serviceEndOf('end_of_day', message);
    serviceEndOf('display_code', message);
    return [message.header.serviceId];
  }

  /** Spoilt outside, or spoilt inside a frame that is in order. */
  function hostileMessage(): Uint8Array {
    const body = hostileFrame(random, recorded);
    if (random.chance(0.4)) return framed(sealed(body));
    if (random.chance(0.5)) return framed(hostileFrame(random, [sealed(body)]));
    return hostileFrame(random, [framed(sealed(body)), ...chunks]);
  }

  function framed(body: Uint8Array): Uint8Array {
    return random.chance(0.5) ? encodeHttpResponse(200, body) : encodeHttpRequest(address, body);
  }

  /** As a terminal with the key would send it, whatever it is. */
  function sealed(plain: Uint8Array): Uint8Array {
    if (!security) return plain;
    const { blob, nonce, hmac } = security.seal(plain);
    const trailer = `{"AdyenCryptoVersion":1,"KeyIdentifier":"campaign","KeyVersion":1,"Nonce":"${nonce}","Hmac":"${hmac}"}`;
    return encodeText(`{"SaleToPOIResponse":{"NexoBlob":"${blob}","SecurityTrailer":${trailer}}}`);
  }

  function note(what: string, pieces: readonly Uint8Array[]): void {
    problems.push(`nexo ${form}: ${what} after ${pieces.map(toHex).join(' ')}`);
  }
}

const chunks = [
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'POST /nexo HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
].map(encodeText);

function recordedBodies(): readonly Uint8Array[] {
  const header =
    '"MessageHeader":{"MessageCategory":"Payment","MessageClass":"Service","MessageType":"Response","POIID":"P","SaleID":"S","ServiceID":"1"}';
  const answers = fixture.answers.map(({ body }) =>
    encodeText(`{"SaleToPOIResponse":{${header},"PaymentResponse":${JSON.stringify(body)}}}`),
  );
  return [encodeText(fixture.sealed.plain), ...answers];
}

function keptBy(reader: HttpReader): number {
  switch (reader.part) {
    case 'head':
      return reader.bytes.length;
    case 'body':
      return reader.pieces.reduce((sum, { length }) => sum + length, 0);
    case 'chunks':
      return reader.body.length + reader.body.line.length;
    case 'broken':
      return 0;
  }
}
