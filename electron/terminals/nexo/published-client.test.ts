import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Config, EnvironmentEnum, TerminalLocalAPI, Types } from '@adyen/api-library';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TerminalSecret } from '../../../shared/terminal-secret.ts';
import { systemClock } from '../../system-clock.ts';
import type { TcpListener } from '../../transports/tcp-listener.ts';
import { createTlsTransport } from '../../transports/tls.ts';
import { listenTls } from '../../transports/tls-listener.ts';
import type { SimulatedTerminal } from '../simulation.ts';
import { nexo } from './index.ts';

/**
 * The client that a shop of this protocol would use itself, against the simulated terminal: its port and
 * path are fixed, and it looks at nothing but the name in the certificate.
 */
const { terminal } = Types;
/** An address of this computer that nobody else listens on. */
const host = '127.8.44.3';
const port = 8_443;
const moment = '2026-11-21T10:00:00.000Z';
const name = 'legacy-terminal-certificate.test.terminal.adyen.com';
const secret: TerminalSecret = {
  passphrase: 'a passphrase for tests',
  keyIdentifier: 'tests',
  keyVersion: 7,
};
const securityKey = {
  AdyenCryptoVersion: 1,
  KeyIdentifier: secret.keyIdentifier,
  KeyVersion: secret.keyVersion,
  Passphrase: secret.passphrase,
};

let simulated: SimulatedTerminal;
let listener: TcpListener;
let client: TerminalLocalAPI;
let certificate: string;

beforeEach(async () => {
  const made = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    keyType: 'ec',
  });
  certificate = made.cert;
  simulated = nexo.simulateTerminal({
    clock: systemClock,
    memory: { load: () => undefined, save: () => undefined },
    secret,
  });
  listener = await listenTls({
    host,
    port,
    clock: systemClock,
    key: made.private,
    cert: made.cert,
    accepted: (transport) => void simulated.attach(transport),
  });
  const certificatePath = join(tmpdir(), `terminal-${process.pid}.pem`);
  await writeFile(certificatePath, certificate);
  client = new TerminalLocalAPI(
    new Client(
      new Config({
        apiKey: 'unused',
        environment: EnvironmentEnum.TEST,
        terminalApiLocalEndpoint: `https://${host}`,
        certificatePath,
      }),
    ),
  );
});

afterEach(async () => {
  await listener.close();
  await simulated.powerOff();
});

test('the published client pays, asks again, takes back and is answered as it expects', async () => {
  const paying = ask('Payment', 'p1', {
    PaymentRequest: {
      SaleData: { SaleTransactionID: { TransactionID: '27908', TimeStamp: moment } },
      PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: 10.25 } },
    },
  });
  await untilTrue(() => simulated.approve('card'));
  const { PaymentResponse: paid } = await paying;
  expect(paid?.Response.Result).toBe('Success');
  expect(paid?.PaymentResult?.AmountsResp).toMatchObject({
    AuthorizedAmount: 10.25,
    Currency: 'EUR',
  });
  const status = await ask('TransactionStatus', 's1', {
    TransactionStatusRequest: {
      MessageReference: {
        MessageCategory: terminal.MessageReference.MessageCategoryEnum.Payment,
        ServiceID: 'p1',
        SaleID: 'TILL-1',
      },
    },
  });
  const repeated =
    status.TransactionStatusResponse?.RepeatedMessageResponse?.RepeatedResponseMessageBody;
  expect(repeated?.PaymentResponse?.POIData).toEqual(paid?.POIData);
  const transaction = paid?.POIData?.POITransactionID;
  if (!transaction) return expect.unreachable('the payment has no name');
  const reversed = await ask('Reversal', 'r1', {
    ReversalRequest: {
      OriginalPOITransaction: { POITransactionID: transaction },
      ReversalReason: terminal.ReversalReasonType.MerchantCancel,
    },
  });
  expect(reversed.ReversalResponse?.Response.Result).toBe('Success');
  expect(simulated.transactions().map(({ result }) => result)).toEqual(['reversed', 'approved']);
});

test('the published client stops a payment: the abort is answered with nothing', async () => {
  const paying = ask('Payment', 'p2', {
    PaymentRequest: {
      SaleData: { SaleTransactionID: { TransactionID: '27909', TimeStamp: moment } },
      PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: 3 } },
    },
  });
  await untilTrue(() => simulated.face().state === 'waiting');
  await ask('Abort', 'a1', {
    AbortRequest: {
      AbortReason: 'MerchantAbort',
      MessageReference: {
        MessageCategory: terminal.MessageReference.MessageCategoryEnum.Payment,
        ServiceID: 'p2',
        SaleID: 'TILL-1',
      },
    },
  });
  expect((await paying).PaymentResponse?.Response).toMatchObject({
    Result: 'Failure',
    ErrorCondition: 'Aborted',
  });
});

test('a till pays over the same encrypted line, and only with the key and the name', async () => {
  const paid = await payWith(secret, name);
  expect(paid).toEqual({ type: 'finished' });
  expect(simulated.transactions()).toMatchObject([{ amount: 19_900, result: 'approved' }]);
  await expect(payWith({ ...secret, passphrase: 'another' }, name)).rejects.toMatchObject({
    name: 'TerminalError',
  });
  await expect(payWith(undefined, name)).rejects.toMatchObject({ name: 'TerminalError' });
  await expect(payWith(secret, 'somebody.else.example')).rejects.toMatchObject({
    name: 'TransportError',
  });
  expect(simulated.transactions()).toHaveLength(1);
});

async function payWith(own: TerminalSecret | undefined, peer: string) {
  const openTransport = () =>
    createTlsTransport({
      host,
      port,
      peer: { name: peer, authority: certificate },
      clock: systemClock,
    });
  const session = nexo.createSession(openTransport(), {
    clock: systemClock,
    closed: () => undefined,
    frame: () => undefined,
    secret: own,
    openTransport,
  });
  await session.open();
  const end = session.pay(
    {
      paymentId: 'pay_over_tls',
      amount: { minor: 19_900, currency: 'INR' },
      preferredMethod: 'upi',
      repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
    },
    { stage: async () => undefined, outcome: async () => undefined },
  );
  await untilTrue(() => simulated.approve('upi'));
  const how = await end;
  await session.close();
  return how;
}

async function ask(
  category: 'Payment' | 'TransactionStatus' | 'Reversal' | 'Abort',
  serviceId: string,
  body: Omit<Types.terminal.SaleToPOIRequest, 'MessageHeader'>,
) {
  const answer = await client.request(
    {
      SaleToPOIRequest: {
        MessageHeader: {
          MessageCategory: terminal.MessageCategoryType[category],
          MessageClass: terminal.MessageClassType.Service,
          MessageType: terminal.MessageType.Request,
          POIID: 'GALLA-0001',
          ProtocolVersion: '3.0',
          SaleID: 'TILL-1',
          ServiceID: serviceId,
        },
        ...body,
      },
    },
    securityKey,
  );
  const nothing: Partial<Types.terminal.SaleToPOIResponse> = {};
  return answer.SaleToPOIResponse ?? nothing;
}

async function untilTrue(isTrue: () => boolean): Promise<void> {
  await expect.poll(isTrue, { timeout: 20_000, interval: 2 }).toBe(true);
}
