/** Of endpoints and deliveries only that they have changed: the screen that shows them asks. */
export interface WebhooksSlice {
  /** Grows with each piece of news. */
  readonly webhooksNews: number;
  /** Endpoints that the till has paused by itself. */
  readonly webhooksOff: number;
}

export const webhooksAtStart: WebhooksSlice = { webhooksNews: 0, webhooksOff: 0 };

export function webhooksNews({ webhooksNews }: WebhooksSlice): number {
  return webhooksNews;
}

export function webhooksOff({ webhooksOff }: WebhooksSlice): number {
  return webhooksOff;
}
