import { useCallback, useEffect, useState } from 'react';
import { auditGroups } from '../../../shared/audit.ts';
import { Choice, DayField } from '../../components/filter-fields.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { AuditList } from './audit-list.tsx';
import { ChainCheck } from './chain-check.tsx';
import { type AuditFilter, useAudit } from './use-audit.ts';

/** Who did what and who let it through, newest first; and whether the book is as it was written. */
export function AuditScreen() {
  const { t } = useWords();
  const { place } = useServices();
  const [filter, setFilter] = useState<AuditFilter>({});
  const { shown, more } = useAudit(filter);
  const { state, entries, people } = shown;
  useEffect(() => {
    if (state === 'not_allowed') place.go('sell');
  }, [state, place]);
  useKeys(({ type }) => (type === 'escape' ? place.go('sell') : 'unused'));
  const narrow = useCallback((name: keyof AuditFilter, value: string | undefined) => {
    setFilter(({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest));
  }, []);

  return (
    <main className="page" data-screen="audit" data-state={state} aria-label={t('audit.title')}>
      <header className="page-head">
        <h1>{t('audit.title')}</h1>
        <ChainCheck />
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <fieldset className="money-filters" aria-label={t('payments.filters')}>
        <Choice
          label={t('audit.group')}
          value={filter.group ?? ''}
          options={[
            ['', t('payments.any')],
            ...auditGroups.map((each) => [each, t(`audit.group.${each}`)] as const),
          ]}
          onChange={(value) => narrow('group', value)}
        />
        <Choice
          label={t('audit.person')}
          value={filter.staffId ?? ''}
          options={[['', t('payments.any')], ...people.map(({ id, name }) => [id, name] as const)]}
          onChange={(value) => narrow('staffId', value)}
        />
        <DayField
          label={t('history.day')}
          value={filter.day}
          onChange={(day) => narrow('day', day)}
        />
        <p role="status" className="audit-count">
          {state === 'no_answer' && t('audit.no_answer')}
          {state === 'asking' && entries.length === 0 && t('history.asking')}
          {state === 'told' && entries.length === 0 && t('audit.none')}
        </p>
      </fieldset>
      <AuditList shown={shown} onMore={more} />
    </main>
  );
}
