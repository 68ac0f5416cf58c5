import { createServer } from 'node:tls';
import { listenOn, type TcpListener, type TcpListenerOptions } from './tcp-listener.ts';

/** The terminal's side of an encrypted line, for simulated terminals. `key` and `cert` are PEM. */
export function listenTls(
  options: TcpListenerOptions & { readonly key: string; readonly cert: string },
): Promise<TcpListener> {
  const { key, cert } = options;
  return listenOn(createServer({ key, cert, pauseOnConnect: true }), 'secureConnection', options);
}
