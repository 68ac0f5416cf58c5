import { useEffect, useState } from 'react';
import type { Capability, Staff } from '../../shared/staff.ts';
import { Dialog } from '../components/dialog.tsx';
import { useKeys } from '../components/use-keys.ts';
import type { KeyName } from '../keyboard/key-name.ts';
import { People } from '../screens/lock/people.tsx';
import { PinPad } from '../screens/lock/pin-pad.tsx';
import { usePinEntry } from '../screens/lock/use-pin-entry.ts';
import { useServices, useWords } from '../store/window-context.tsx';

/** A step that whoever is here may not take alone: somebody who may types their PIN. */
export function ApprovalDialog(props: { readonly capability: Capability }) {
  const { t } = useWords();
  const { approver } = useServices();
  const { capability } = props;
  return (
    <Dialog
      name="approval"
      title={t(`capability.${capability}`)}
      onClose={() => approver.settle(undefined)}
      isWide
    >
      <Approval capability={capability} />
    </Dialog>
  );
}

function Approval({ capability }: { readonly capability: Capability }) {
  const { t } = useWords();
  const { approver, session } = useServices();
  const [found, setFound] = useState<{
    readonly people: readonly Staff[];
    readonly pins: Readonly<Record<string, string>>;
  } | null>(null);
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    void session.approvers(capability).then((told) => {
      setFound(told);
      setChosen(told.people[0]?.id);
    });
  }, [session, capability]);
  const entry = usePinEntry(async (pin) => {
    const told = await session.approve({ staffId: chosen ?? '', pin, capability });
    if (told === 'no_answer') return told;
    if (!told.ok) return told.refusal;
    approver.settle(told.token);
    return undefined;
  });
  useKeys(onKey, 'dialog');

  if (found?.people.length === 0) return <p>{t('approval.nobody')}</p>;
  return (
    <div className="approval">
      <div>
        <p>{t('approval.line')}</p>
        <People
          people={found?.people ?? []}
          chosen={chosen}
          pins={found?.pins ?? {}}
          onChoose={(staffId) => {
            setChosen(staffId);
            entry.reset();
          }}
        />
      </div>
      <div>
        <PinPad pin={entry.pin} isBusy={entry.isBusy} onKey={onKey} />
        <p className="lock-remark" role="alert">
          {entry.remark}
        </p>
      </div>
    </div>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    return entry.press(key) ? undefined : 'unused';
  }
}
