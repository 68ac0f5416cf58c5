import { useState } from 'react';
import type { SimulatorAction } from '../../shared/terminal.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';
import { Press } from './press.tsx';

const actions = [
  'approve',
  'approve-upi',
  'decline',
  'wrong-pin',
  'cancel',
  'unplug',
  'plug',
  'silence',
] as const satisfies readonly SimulatorAction[];

/** What goes wrong less often; one row holds either these or the usual. */
const troubles = [
  'card-error',
  'timeout',
  'network-error',
  'malfunction',
] as const satisfies readonly SimulatorAction[];

/**
 * The customer's side of a simulated terminal. Only on a test till, below everything else and made of
 * another material: no cashier should take these for their own keys.
 */
export function DemoStrip(props: { readonly mode: 'auto' | 'manual' }) {
  const { t } = useWords();
  const { demo } = useServices();
  const notice = useWindow((state) => state.demoNotice);
  const terminals = useWindow((state) => state.terminals);
  const simulated = terminals.filter(({ terminal }) => terminal.simulated);
  const [isMore, setMore] = useState(false);
  return (
    <aside className="demo" aria-label={t('demo.label')}>
      <div className="demo-head">
        <p aria-hidden="true">{t('demo.label')}</p>
        <p className="demo-notice" role="status">
          {notice && t(`demo.${notice.result}`)}
        </p>
        <div className="demo-shown">
          {simulated.map(({ terminal }) => (
            <Press
              key={terminal.id}
              className="demo-link"
              onPress={() => void demo.show(terminal.id)}
            >
              {simulated.length === 1
                ? t('pinpad.open')
                : t('pinpad.open_named', { name: terminal.name })}
            </Press>
          ))}
        </div>
      </div>
      <fieldset className="demo-mode" aria-label={t('demo.mode')}>
        {(['auto', 'manual'] as const).map((mode) => (
          <Press
            key={mode}
            className="demo-key"
            isPressed={props.mode === mode}
            onPress={() => void demo.setMode(mode)}
          >
            {t(`demo.mode.${mode}`)}
          </Press>
        ))}
      </fieldset>
      <div className="demo-acts">
        {(isMore ? troubles : actions).map((action) => (
          <Press key={action} className="demo-key" onPress={() => void demo.act(action)}>
            {t(`demo.act.${action}`)}
          </Press>
        ))}
        <Press className="demo-key" onPress={() => setMore(!isMore)}>
          {t(isMore ? 'demo.less' : 'demo.more')}
        </Press>
      </div>
    </aside>
  );
}
