import { useEffect, useRef, useState } from 'react';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { CaptureOutcome } from '../../store/wire-asks.ts';
import { heldBack, shownRows, wireState } from '../../store/wire-slice.ts';
import { WireList } from './wire-list.tsx';
import { WireMessage } from './wire-message.tsx';
import { WireTerminals } from './wire-terminals.tsx';
import { wireText } from './wire-words.ts';

type Remark =
  | Exclude<CaptureOutcome, 'read' | 'given_up'>
  | 'copied'
  | 'not_copied'
  | 'kept'
  | 'not_kept'
  | null;

/** What is said on the lines of this till's terminals, as it is said; or what others have recorded. */
export function WireScreen() {
  const words = useWords();
  const { t } = words;
  const { wire, place } = useServices();
  const state = useWindow(wireState);
  const [remark, setRemark] = useState<Remark>(null);
  const screen = useRef<HTMLElement>(null);
  const message = useRef<HTMLElement>(null);
  const { capture, pausedAt, phase, selectedKey } = state;
  const rows = shownRows(state);
  useEffect(() => {
    screen.current?.focus({ preventScroll: true });
    void wire.follow();
    return () => wire.leave();
  }, [wire]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (text !== '') void opened(wire.read(text));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  });
  useKeys(onKey);

  return (
    <main
      className="page"
      data-screen="wire"
      data-mode={capture ? 'capture' : 'live'}
      data-phase={phase}
      aria-label={t('wire.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t(capture ? 'wire.capture' : 'wire.title')}</h1>
        {capture ? (
          <KeyCap
            cap={t('key.s')}
            label={t('wire.keep')}
            shortcut="S"
            onPress={() => void keep()}
          />
        ) : (
          <KeyCap
            cap={t('key.p')}
            label={t(pausedAt === null ? 'wire.pause' : 'wire.go_on')}
            shortcut="P"
            onPress={wire.pause}
          />
        )}
        <KeyCap cap={t('key.c')} label={t('story.copy')} shortcut="C" onPress={() => void copy()} />
        <KeyCap
          cap={t('key.o')}
          label={t('wire.open')}
          shortcut="O"
          onPress={() => void opened(wire.open())}
        />
        <KeyCap
          cap={t('key.escape')}
          label={t(capture ? 'wire.close' : 'act.back')}
          shortcut="Escape"
          onPress={back}
        />
      </header>
      <div className="wire-bar">
        {!capture && <WireTerminals />}
        <p role="status">{remarkWords()}</p>
        <PageNotice />
      </div>
      <div className="wire">
        <WireList rows={rows} />
        <WireMessage self={message} row={rows.find(({ key }) => key === selectedKey)} />
      </div>
    </main>
  );

  function remarkWords(): string | null {
    if (remark === 'binary') return t('wire.binary', { command: 'tcpdump -x -r FILE' });
    if (remark) return t(`wire.${remark}`);
    if (phase === 'failed') return t('wire.not_told');
    if (capture) return captureWords();
    const held = heldBack(state);
    if (pausedAt === null) return null;
    return t('wire.paused', { count: words.count(held) });
  }

  function captureWords(): string {
    if (!capture?.protocol) return t('wire.no_language');
    const { protocol, bytes, unread } = capture;
    const counts = { count: words.count(capture.rows.length), unread: words.count(unread) };
    const key = unread === 0 ? 'wire.all_read' : 'wire.part_read';
    return t(key, { ...counts, language: protocol.name, bytes: words.count(bytes) });
  }

  function onKey({ type }: KeyName): 'unused' | undefined {
    switch (type) {
      case 'up':
        wire.step(-1);
        return undefined;
      case 'down':
        wire.step(1);
        return undefined;
      case 'enter':
        if (selectedKey === null) wire.step(0);
        message.current?.focus();
        return undefined;
      case 'p':
        if (!capture) wire.pause();
        return undefined;
      case 'f':
        if (!capture) wire.nextTerminal();
        return undefined;
      case 's':
        if (capture) void keep();
        return undefined;
      case 'c':
        void copy();
        return undefined;
      case 'o':
        void opened(wire.open());
        return undefined;
      case 'escape':
        back();
        return undefined;
      default:
        return 'unused';
    }
  }

  function back(): void {
    setRemark(null);
    if (capture) wire.closeCapture();
    else place.go('sell');
  }

  async function opened(asked: Promise<CaptureOutcome>): Promise<void> {
    const outcome = await asked;
    setRemark(outcome === 'read' || outcome === 'given_up' ? null : outcome);
  }

  async function copy(): Promise<void> {
    setRemark((await wire.copy(wireText(rows, words))) ? 'copied' : 'not_copied');
  }

  async function keep(): Promise<void> {
    const result = await wire.keep();
    if (result !== 'given_up') setRemark(result === 'kept' ? 'kept' : 'not_kept');
  }
}
