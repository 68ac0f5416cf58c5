// Loaded before an app: prints when its first screen stood in its window, and ends it.
const process = require('node:process');
const { app } = require('electron');

const screens = '[data-screen="empty"], [data-screen="sell"]';

/** Runs in the page. Resolves with the time, since 1970, of the paint that first showed a screen. */
const firstPaint = (screens) =>
  new Promise((resolve) => {
    new PerformanceObserver((paints) => {
      const paint = paints.getEntries().find(({ element }) => element?.closest(screens));
      if (paint) resolve(performance.timeOrigin + paint.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });

app.once('browser-window-created', (_event, { webContents }) => {
  webContents.once('did-finish-load', async () => {
    const at = await webContents.executeJavaScript(`(${firstPaint})(${JSON.stringify(screens)})`);
    process.stdout.write(`painted ${at}\n`);
    app.quit();
  });
});
