import { contextBridge, ipcRenderer } from 'electron';
import type { GallaBridge, Push } from '../shared/ipc.ts';
import { ipcChannels, pushChannel } from '../shared/ipc-channels.ts';

/** The only thing a page can reach: the channels of shared/ipc.ts, by name, and the pushes. */
const bridge: GallaBridge = {
  call: (channel, request, approval) => {
    if (!ipcChannels.includes(channel)) return Promise.reject(new Error('No such channel'));
    return ipcRenderer.invoke(channel, request, approval);
  },
  onPush: (listener) => {
    const receive = (_event: unknown, push: Push) => listener(push);
    ipcRenderer.on(pushChannel, receive);
    return () => ipcRenderer.off(pushChannel, receive);
  },
};

contextBridge.exposeInMainWorld('galla', bridge);
