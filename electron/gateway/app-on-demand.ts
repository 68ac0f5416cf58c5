import type { RequestListener } from 'node:http';

/** Fastify's own instance has a `then`, so no promise can carry it. */
export interface MadeApp {
  readonly answer: RequestListener;
  close(): Promise<void>;
}

/** A call that comes before the app is made waits for it. */
export interface AppOnDemand extends MadeApp {
  /** Makes the app, unless it is made or being made. */
  ready(): Promise<void>;
}

/** The gateway's app, made when somebody wants it. What cannot be made answers nobody. */
export function appOnDemand(make: () => Promise<MadeApp>): AppOnDemand {
  let making: Promise<MadeApp> | undefined;
  let answer: RequestListener = (request, response) => {
    ready().then(
      () => answer(request, response),
      () => request.destroy(),
    );
  };

  async function ready(): Promise<void> {
    making ??= make();
    answer = (await making).answer;
  }

  return {
    answer: (request, response) => answer(request, response),
    ready,
    close: async () => {
      const app = await making?.catch(() => undefined);
      await app?.close();
    },
  };
}
