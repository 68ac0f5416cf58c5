export interface ChromiumSettings {
  readonly profile: string;
  readonly headless: boolean;
  /** Chromium's own sandbox does not start for root. */
  readonly isRoot: boolean;
  /** What the command line and `app.commandLine` ask for, which wins over what is set here. */
  readonly switches: ReadonlyMap<string, string>;
}

/** Like the monitor of a counter, and larger than any window of the specs. */
export const screenSize = { width: 1920, height: 1080 } as const;

const always = {
  'no-first-run': '',
  'no-default-browser-check': '',
  'no-startup-window': '',
  'password-store': 'basic',
  'use-mock-keychain': '',
  'disable-gpu': '',
  'disable-dev-shm-usage': '',
  'disable-popup-blocking': '',
  'force-color-profile': 'srgb',
  'screen-info': `{${screenSize.width}x${screenSize.height}}`,
  // A window that others cover goes on as if it were seen, as with backgroundThrottling off.
  'disable-background-timer-throttling': '',
  'disable-backgrounding-occluded-windows': '',
  'disable-renderer-backgrounding': '',
};

/** Chromium as a browser looks after itself on the network; here nothing may leave the machine. */
const silence = {
  'disable-background-networking': '',
  'disable-breakpad': '',
  'disable-client-side-phishing-detection': '',
  'disable-component-update': '',
  'disable-crash-reporter': '',
  'disable-default-apps': '',
  'disable-domain-reliability': '',
  'disable-extensions': '',
  'disable-field-trial-config': '',
  'disable-quic': '',
  'disable-search-engine-choice-screen': '',
  'disable-sync': '',
  'metrics-recording-only': '',
  'no-pings': '',
  'host-resolver-rules': 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
};

const disabledFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
];

/** The words after Chromium's name, besides those of the pipe. */
export function chromiumArguments(settings: ChromiumSettings): string[] {
  const { headless, isRoot, switches } = settings;
  const words = new Map<string, string>([
    ...Object.entries(always),
    ...Object.entries(silence),
    ['user-data-dir', settings.profile],
    ...(headless
      ? Object.entries({ headless: 'new', 'hide-scrollbars': '', 'mute-audio': '' })
      : []),
    ...(isRoot ? [['no-sandbox', ''] as const] : []),
    ...switches,
  ]);
  // Chromium takes the last of two lists, so theirs and ours must become one.
  const theirs = switches.get('disable-features')?.split(',') ?? [];
  words.set('disable-features', [...new Set([...disabledFeatures, ...theirs])].join(','));
  // Hides the bar that complains about the missing sandbox.
  if (words.has('no-sandbox')) words.set('test-type', '');
  return [...words].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
