const { contextBridge, ipcRenderer } = require('electron');

const words = process.argv.filter((word) => word.startsWith('--fixture-word='));
globalThis.secretOfPreload = 'kept';

contextBridge.exposeInMainWorld('fixture', {
  word: words[0]?.slice('--fixture-word='.length),
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  say: (word) => ipcRenderer.send('say', word),
  onNews(listener) {
    const hear = (_event, news) => listener(news);
    ipcRenderer.on('news', hear);
    return () => ipcRenderer.off('news', hear);
  },
  add(left, right) {
    if (typeof left !== 'number') throw new TypeError('left must be a number');
    return left + right;
  },
  isSame: (given, again) => given === again,
  giveBack: (given) => given,
  later: (value) => Promise.resolve({ value, again: () => value }),
  neverClonable: async () => new WeakMap(),
});
