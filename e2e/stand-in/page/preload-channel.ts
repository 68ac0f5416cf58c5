import { decodeClone } from '../injected/decode-clone.ts';
import { encodeClone } from '../injected/encode-clone.ts';
import { ipcMain } from '../module/ipc-main.ts';
import { note } from '../note.ts';
import type { PageContext } from './page-context.ts';
import type { FromPreload, ToPreload } from './preload-messages.ts';

export const preloadWorld = 'Electron Isolated Context';
export const sendName = 'standInSend';
export const receiveName = 'standInReceive';

export interface PreloadChannel {
  /** Nobody hears it when no document is there. Throws for what cannot be cloned. */
  post(channel: string, values: readonly unknown[]): void;
}

/** Carries IPC between the main process and the preload world of a page's main frame. */
export function connectPreload(context: PageContext): PreloadChannel {
  const { session, targetId, contents } = context;
  /** The world of the present document: one that is left must neither speak nor be spoken to. */
  let world: number | undefined;

  session.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    if (name === preloadWorld && auxData?.frameId === targetId) world = id;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === world) world = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    world = undefined;
  });

  const tell = (to: number | undefined, message: ToPreload): void => {
    if (to === undefined) return;
    const delivery = session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (message) { ${receiveName}(message); }`,
      executionContextId: to,
      arguments: [{ value: JSON.stringify(message) }],
    });
    delivery.catch(() => undefined); // The document was left meanwhile.
  };

  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== sendName || executionContextId !== world) return;
    const message = JSON.parse(payload) as FromPreload;
    if (message.type === 'failed') {
      note(`Unable to load preload script: ${message.message}`);
      contents.emit('preload-error', {}, '', new Error(message.message));
      return;
    }
    const event = describeSender(context);
    const values = decodeClone(message.values) as unknown[];
    if (message.type === 'send') {
      contents.emit('ipc-message', event, message.channel, ...values);
      contents.ipc.emit(message.channel, event, ...values);
      ipcMain.emit(message.channel, event, ...values);
      return;
    }
    void invoke(context, message.channel, event, values).then((outcome) =>
      tell(executionContextId, { ...outcome, id: message.id }),
    );
  });

  return {
    post: (channel, values) => tell(world, { type: 'event', channel, values: encodeClone(values) }),
  };
}

function describeSender({ contents }: PageContext): object {
  return {
    type: 'frame',
    sender: contents,
    senderFrame: contents.mainFrame,
    frameId: 1,
    processId: 1,
    ports: [],
    reply: (channel: string, ...values: unknown[]) => contents.send(channel, ...values),
  };
}

type Outcome =
  | { readonly type: 'answer'; readonly value: ReturnType<typeof encodeClone> }
  | { readonly type: 'refusal'; readonly message: string };

/** Only the words of an error reach the page, as in Electron. */
async function invoke(
  { contents }: PageContext,
  channel: string,
  event: object,
  values: readonly unknown[],
): Promise<Outcome> {
  try {
    const handler = contents.ipc.invokeHandlers.get(channel) ?? ipcMain.invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { type: 'answer', value: encodeClone(await handler(event, ...values)) };
  } catch (fault) {
    const trace = fault instanceof Error ? fault.stack : String(fault);
    process.stderr.write(`Error occurred in handler for '${channel}': ${trace}\n`);
    return {
      type: 'refusal',
      message: `Error invoking remote method '${channel}': ${String(fault)}`,
    };
  }
}
