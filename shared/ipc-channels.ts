/** The names of everything a window may ask; apart, so that the preload script carries nothing else. */
export const ipcChannels = [
  'window.load',
  'checkout.start',
  'checkout.retry',
  'checkout.cancel',
  'checkout.check',
  'checkout.leave',
  'settings.read',
  'settings.change',
  'simulator.act',
  'simulator.mode',
] as const;

export type IpcChannel = (typeof ipcChannels)[number];

/** What the main process tells windows without being asked. */
export const pushChannel = 'push';
