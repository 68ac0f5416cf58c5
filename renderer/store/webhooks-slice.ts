/** Of endpoints and deliveries only that they have changed: the screen that shows them asks. */
export interface WebhooksSlice {
  /** Grows with each piece of news. */
  readonly webhooksNews: number;
}

export const webhooksAtStart: WebhooksSlice = { webhooksNews: 0 };

export function webhooksNews({ webhooksNews }: WebhooksSlice): number {
  return webhooksNews;
}
