export interface WorldLink {
  /** What the other world's listener gave back, at once; undefined when it did not hear. */
  tell(topic: string, body: unknown): unknown;
  listen(topic: string, listener: (body: never) => unknown): void;
}

/**
 * Joins the two worlds of a document. Custom events cross worlds in the same turn, and Blink clones
 * their detail for the other one. Runs in the page through its text: it uses nothing from outside
 * itself.
 */
export function createWorldLink(token: string, side: 'page' | 'preload'): WorldLink {
  const other = side === 'page' ? 'preload' : 'page';
  const dispatch = window.dispatchEvent.bind(window);
  const Letter = CustomEvent;
  const listeners = new Map<string, (body: never) => unknown>();
  let answer: unknown;

  const tell = (topic: string, body: unknown): unknown => {
    answer = undefined;
    dispatch(new Letter(`${token}-${other}`, { detail: { topic, body } }));
    return answer;
  };

  window.addEventListener(
    `${token}-${side}`,
    (event) => {
      event.stopImmediatePropagation();
      const { detail } = event as CustomEvent<{ topic: string; body: never } | null>;
      if (detail === null) return; // Something in it could not be cloned.
      if (detail.topic === 'answer') {
        answer = detail.body;
        return;
      }
      const result = listeners.get(detail.topic)?.(detail.body);
      if (result !== undefined) tell('answer', result);
    },
    true,
  );

  return { tell, listen: (topic, listener) => listeners.set(topic, listener) };
}
