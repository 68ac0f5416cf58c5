/** The gateway cannot listen. The message is one line and fit to be shown. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly reason: 'port_taken' | 'not_permitted' | 'fault';

  constructor(reason: GatewayError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
