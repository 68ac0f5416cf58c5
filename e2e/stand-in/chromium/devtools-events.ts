import type { RemoteValue, Target } from './devtools-commands.ts';

/** What Chromium tells the stand-in, in the DevTools protocol's own names. */
export interface DevtoolsEvents {
  'Fetch.requestPaused': PausedRequest;
  'Page.domContentEventFired': object;
  'Page.frameNavigated': { readonly frame: Frame };
  'Page.frameStartedLoading': { readonly frameId: string };
  'Page.frameStoppedLoading': { readonly frameId: string };
  'Page.lifecycleEvent': {
    readonly frameId: string;
    readonly loaderId: string;
    readonly name: string;
  };
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Page.windowOpen': {
    readonly url: string;
    readonly windowName: string;
    readonly windowFeatures: readonly string[];
  };
  'Runtime.bindingCalled': {
    readonly name: string;
    readonly payload: string;
    readonly executionContextId: number;
  };
  'Runtime.consoleAPICalled': {
    readonly type: string;
    readonly args: readonly RemoteValue[];
    readonly stackTrace?: { readonly callFrames: readonly CallFrame[] };
  };
  'Runtime.executionContextCreated': {
    readonly context: {
      readonly id: number;
      readonly name: string;
      readonly auxData?: { readonly frameId?: string };
    };
  };
  'Runtime.executionContextDestroyed': { readonly executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Target.attachedToTarget': { readonly sessionId: string; readonly targetInfo: TargetInfo };
  'Target.targetCrashed': {
    readonly targetId: string;
    readonly status: string;
    readonly errorCode: number;
  };
  'Target.targetDestroyed': Target;
}

export interface TargetInfo extends Target {
  /** The page that asked for this one, if a page did, even with `noopener`. */
  readonly openerId?: string;
}

export interface Frame {
  readonly id: string;
  readonly url: string;
  /** `#` and what follows. */
  readonly urlFragment?: string;
}

export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  /** The request that was redirected to this one. */
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

export interface CallFrame {
  readonly url: string;
  readonly lineNumber: number;
}
