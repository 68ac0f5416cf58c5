/** What the stand-in asks of Chromium, in the DevTools protocol's own names. */
export interface DevtoolsCommands {
  'Browser.close': () => object;
  'Browser.getVersion': () => { readonly product: string; readonly userAgent: string };
  'Browser.getWindowForTarget': (to: Target) => { readonly windowId: number };
  'Browser.setContentsSize': (to: { windowId: number; width: number; height: number }) => object;
  'Browser.setPermission': (to: {
    permission: { name: string };
    setting: 'granted' | 'denied';
  }) => object;
  'Browser.setWindowBounds': (to: { windowId: number; bounds: WindowBounds }) => object;
  'Fetch.continueRequest': (to: { requestId: string }) => object;
  'Fetch.enable': (to: { patterns: readonly { urlPattern: string }[] }) => object;
  'Fetch.failRequest': (to: { requestId: string; errorReason: FailReason }) => object;
  'Fetch.fulfillRequest': (to: FulfilledRequest & { requestId: string }) => object;
  'Inspector.enable': () => object;
  'Page.addScriptToEvaluateOnNewDocument': (to: { source: string; worldName?: string }) => object;
  'Page.bringToFront': () => object;
  'Page.captureScreenshot': (to: { format: 'png' }) => { readonly data: string };
  'Page.crash': () => object;
  'Page.enable': () => object;
  'Page.navigate': (to: { url: string }) => {
    readonly loaderId?: string;
    readonly errorText?: string;
  };
  'Page.printToPDF': (to: PdfParameters) => { readonly data: string };
  'Page.reload': (to: { ignoreCache: boolean }) => object;
  'Page.setLifecycleEventsEnabled': (to: { enabled: boolean }) => object;
  'Page.stopLoading': () => object;
  'Runtime.addBinding': (to: { name: string; executionContextName: string }) => object;
  'Runtime.callFunctionOn': (to: {
    functionDeclaration: string;
    executionContextId: number;
    arguments: readonly { value: string }[];
  }) => object;
  'Runtime.enable': () => object;
  'Runtime.evaluate': (to: {
    expression: string;
    awaitPromise: boolean;
    returnByValue: boolean;
    userGesture: boolean;
  }) => { readonly result: RemoteValue; readonly exceptionDetails?: ExceptionDetails };
  'Runtime.runIfWaitingForDebugger': () => object;
  'Target.closeTarget': (to: Target) => object;
  'Target.createTarget': (to: {
    url: string;
    newWindow: boolean;
    width: number;
    height: number;
  }) => Target;
  'Target.setAutoAttach': (to: {
    autoAttach: boolean;
    waitForDebuggerOnStart: boolean;
    flatten: boolean;
    filter: readonly { type?: string; exclude?: boolean }[];
  }) => object;
  'Target.setDiscoverTargets': (to: { discover: boolean }) => object;
}

export interface Target {
  readonly targetId: string;
}

export type FailReason = 'Aborted' | 'BlockedByClient' | 'Failed';

export interface FulfilledRequest {
  readonly responseCode: number;
  readonly responseHeaders: readonly { readonly name: string; readonly value: string }[];
  /** Base64. */
  readonly body: string;
}

export interface WindowBounds {
  readonly left?: number;
  readonly top?: number;
  readonly windowState?: 'normal' | 'maximized' | 'fullscreen';
}

/** Lengths in inches. */
export interface PdfParameters {
  readonly landscape?: boolean;
  readonly printBackground?: boolean;
  readonly scale?: number;
  readonly paperWidth?: number;
  readonly paperHeight?: number;
  readonly marginTop?: number;
  readonly marginBottom?: number;
  readonly marginLeft?: number;
  readonly marginRight?: number;
  readonly pageRanges?: string;
  readonly preferCSSPageSize?: boolean;
}

export interface RemoteValue {
  readonly value?: unknown;
  readonly description?: string;
}

export interface ExceptionDetails {
  readonly text: string;
  readonly exception?: RemoteValue;
}
