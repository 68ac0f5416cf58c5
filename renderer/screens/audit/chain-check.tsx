import { useState } from 'react';
import type { ChainAnswer } from '../../../shared/audit.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { Told } from '../../store/audit-asks.ts';
import { useServices, useWords } from '../../store/window-context.tsx';

/** Walks the whole book and says whether anybody has changed it. */
export function ChainCheck() {
  const { t, count } = useWords();
  const { audit } = useServices();
  const [told, setTold] = useState<Told<ChainAnswer> | 'asking' | null>(null);
  useKeys(({ type }) => {
    if (type !== 'c') return 'unused';
    void check();
    return undefined;
  });
  return (
    <>
      <p role="status" className="page-remark chain-told" data-chain={stateOf(told)}>
        {told === 'asking' && t('audit.verify.asking')}
        {told === 'no_answer' && t('audit.no_answer')}
        {told === 'not_allowed' && t('notice.not_allowed')}
        {typeof told === 'object' && told !== null && (
          <>
            <Icon name={told.ok ? 'check' : 'alert'} />
            {told.ok
              ? t('audit.verify.whole', { count: count(told.entries) })
              : t('audit.verify.broken', { seq: count(told.seq) })}
          </>
        )}
      </p>
      <KeyCap
        cap={t('key.c')}
        label={t('audit.verify')}
        shortcut="C"
        isPrimary
        isUnavailable={told === 'asking'}
        onPress={() => void check()}
      />
    </>
  );

  async function check(): Promise<void> {
    if (told === 'asking') return;
    setTold('asking');
    setTold(await audit.verify());
  }
}

function stateOf(told: Told<ChainAnswer> | 'asking' | null): string {
  if (told === null) return 'unasked';
  if (typeof told === 'string') return told;
  return told.ok ? 'whole' : 'broken';
}
