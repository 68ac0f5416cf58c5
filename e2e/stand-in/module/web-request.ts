import { refuseMissing } from '../not-implemented.ts';
import { matchesPattern } from './url-pattern.ts';

export interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
  readonly timestamp: number;
}

export interface ResponseDetails extends RequestDetails {
  readonly statusCode: number;
  readonly responseHeaders: Readonly<Record<string, string[]>>;
}

export interface HeadersAnswer {
  readonly cancel?: boolean;
  readonly responseHeaders?: Readonly<Record<string, string | string[]>>;
}

export type RequestListener<Details, Answer> = (
  details: Details,
  callback: (answer: Answer) => void,
) => void;

const beforeRequest = createHook<RequestDetails, { readonly cancel?: boolean }>();
const headersReceived = createHook<ResponseDetails, HeadersAnswer>();

/** What the app has to say about a request before it goes, and about the headers that come back. */
export const askBeforeRequest = beforeRequest.ask;
export const askHeadersReceived = headersReceived.ask;

export const webRequest = refuseMissing('session.webRequest', {
  onBeforeRequest: beforeRequest.listen,
  onHeadersReceived: headersReceived.listen,
});

export interface RequestFilter {
  readonly urls: readonly string[];
}

/** Electron keeps one listener for each hook; `null` takes it away. */
function createHook<Details extends RequestDetails, Answer extends object>() {
  let patterns: readonly string[] = [];
  let current: RequestListener<Details, Answer> | null = null;
  return {
    listen(
      ...words:
        | [RequestFilter, RequestListener<Details, Answer> | null]
        | [RequestListener<Details, Answer> | null]
    ) {
      patterns = words.length === 2 ? words[0].urls : ['<all_urls>'];
      current = words.length === 2 ? words[1] : words[0];
    },
    ask(details: Details): Promise<Partial<Answer>> {
      const listener = current;
      const concerns = patterns.some((pattern) => matchesPattern(pattern, details.url));
      if (listener === null || !concerns) return Promise.resolve({});
      return new Promise((resolve) => listener(details, (answer) => resolve(answer ?? {})));
    },
  };
}
