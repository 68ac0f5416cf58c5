import type { Clock } from '../../../shared/clock.ts';
import { type EventFrame, firstFrame, heartbeatFrame } from './event-frames.ts';

/** The way to one reader. */
export interface EventSink {
  /** False when the reader is behind; then nothing more is written until `drained` is called. */
  write(text: string): boolean;
  /** Drops the reader without another word. */
  cut(): void;
}

export interface EventStream {
  /** New entries of the journal, in order. */
  committed(frames: readonly EventFrame[]): void;
  terminalChanged(text: string): void;
  /** The reader has taken what it was behind with. */
  drained(): void;
  stop(): void;
}

export interface EventStreamOptions {
  readonly sink: EventSink;
  readonly clock: Clock;
  /** The last entry the reader has seen; null begins with what happens next. */
  readonly after: number | null;
  readonly framesAfter: (seq: number, limit: number) => readonly EventFrame[];
  /** Told when the journal cannot be read; the reader is cut off then. */
  readonly fault: (error: unknown) => void;
  /** Every terminal as it is now. */
  readonly terminals: () => string;
}

const heartbeatMilliseconds = 15_000;
const slowMilliseconds = 10_000;
const page = 100;

/**
 * Tells one reader what happens. Nothing is queued for a reader that is behind: it is given the rest
 * from the journal when it has caught up, and is cut off when it does not; it can come back with the
 * last id it has seen.
 */
export function openEventStream(options: EventStreamOptions): EventStream {
  const { sink, clock, framesAfter, terminals, fault } = options;
  let seen = options.after;
  let isStopped = false;
  let isBehind = false;
  /** Reading from the journal; what is committed meanwhile will be found there. */
  let isCatchingUp = options.after !== null;
  let missedTerminals = false;
  let next: NodeJS.Immediate | undefined;
  let stopWaiting: () => void = () => undefined;
  let stopBeating = beatLater();

  send(firstFrame + terminals());
  if (isCatchingUp) catchUp();

  return {
    committed(frames) {
      const [first] = frames;
      if (first === undefined) return;
      // A ledger that was put back is shorter than what the reader has seen of the other.
      if (seen === null || seen >= first.seq) seen = first.seq - 1;
      if (isBehind || isCatchingUp) isCatchingUp = true;
      else sendFrames(frames);
    },
    terminalChanged(text) {
      if (isBehind) missedTerminals = true;
      else send(text);
    },
    drained() {
      if (!isBehind || isStopped) return;
      isBehind = false;
      stopWaiting();
      if (missedTerminals) send(terminals());
      missedTerminals = false;
      if (isCatchingUp) catchUp();
    },
    stop,
  };

  function sendFrames(frames: readonly EventFrame[]): void {
    for (const { seq, text } of frames) {
      if (isBehind) {
        isCatchingUp = true;
        return;
      }
      seen = seq;
      if (text !== '') send(text);
    }
  }

  function catchUp(): void {
    if (isStopped || isBehind || seen === null) return;
    const frames = read(seen);
    sendFrames(frames);
    if (frames.length < page && !isBehind) {
      isCatchingUp = false;
      return;
    }
    // Others have their turn between two pages.
    if (!isBehind) next = setImmediate(catchUp);
  }

  function read(after: number): readonly EventFrame[] {
    try {
      return framesAfter(after, page);
    } catch (error) {
      fault(error);
      stop();
      sink.cut();
      return [];
    }
  }

  function send(text: string): void {
    if (text === '' || isStopped || sink.write(text)) return;
    isBehind = true;
    stopWaiting = clock.after(slowMilliseconds, 'event stream: a slow reader', () => {
      stop();
      sink.cut();
    });
  }

  function beatLater(): () => void {
    return clock.after(heartbeatMilliseconds, 'event stream: heartbeat', () => {
      if (!isBehind) send(heartbeatFrame);
      stopBeating = beatLater();
    });
  }

  function stop(): void {
    isStopped = true;
    clearImmediate(next);
    stopWaiting();
    stopBeating();
  }
}
