import type { PrintToPDFOptions } from 'electron';
import type { DevtoolsSession } from '../chromium/devtools-connection.ts';
import { pdfParameters } from './pdf-parameters.ts';

/** The value of the code's last expression, awaited; rejects with what it threw. */
export async function evaluate(
  session: DevtoolsSession,
  expression: string,
  userGesture: boolean,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    userGesture,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails === undefined) return result.value;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

/** What the page shows, as a PNG file. */
export async function capture(session: DevtoolsSession): Promise<Buffer> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  return Buffer.from(data, 'base64');
}

export async function printToPdf(
  session: DevtoolsSession,
  options: PrintToPDFOptions,
): Promise<Buffer> {
  const { data } = await session.send('Page.printToPDF', pdfParameters(options));
  return Buffer.from(data, 'base64');
}
