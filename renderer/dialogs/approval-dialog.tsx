import { Checkbox } from '@ariakit/react';
import { useEffect, useState } from 'react';
import type { Capability, Session, Staff } from '../../shared/staff.ts';
import { Dialog } from '../components/dialog.tsx';
import { useKeys } from '../components/use-keys.ts';
import type { KeyName } from '../keyboard/key-name.ts';
import { People } from '../screens/lock/people.tsx';
import { PinPad } from '../screens/lock/pin-pad.tsx';
import { PinRemark } from '../screens/lock/pin-remark.tsx';
import { usePinEntry } from '../screens/lock/use-pin-entry.ts';
import { registerSettings } from '../store/register-slice.ts';
import { isTold } from '../store/session-asks.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** A step that whoever is here may not take alone: somebody who may types their PIN. */
export function ApprovalDialog(props: { readonly capabilities: readonly Capability[] }) {
  const { t } = useWords();
  const { approver } = useServices();
  const { capabilities } = props;
  const steps = capabilities.map((each) => t(`capability.${each}`)).join(' · ');
  return (
    <Dialog
      name="approval"
      title={t('approval.title', { steps })}
      onClose={() => approver.settle(undefined)}
      isWide
    >
      <Approval capabilities={capabilities} />
    </Dialog>
  );
}

function Approval({ capabilities }: { readonly capabilities: readonly Capability[] }) {
  const { t, count } = useWords();
  const { approver, session } = useServices();
  const { approvalMinutes } = useWindow(registerSettings);
  const [found, setFound] = useState<{
    readonly people: readonly Staff[];
    readonly pins: Readonly<Record<string, string>>;
  } | null>(null);
  const [chosen, setChosen] = useState<string>();
  const beyond = useWindow((state) => standingFor(state.register?.session, capabilities));
  const [stay, setStay] = useState(false);
  useEffect(() => {
    void session.approvers(capabilities).then((told) => {
      setFound(told);
      setChosen(told.people[0]?.id);
    });
  }, [session, capabilities]);
  const entry = usePinEntry(async (pin) => {
    const asked = { staffId: chosen ?? '', pin, capabilities: [...capabilities], stay };
    const told = await session.approve(asked);
    if (!isTold(told)) return told;
    if (!told.ok) return told.refusal;
    approver.settle(told.token);
    return undefined;
  });
  useKeys(onKey, 'dialog');

  if (!found) return null;
  if (found.people.length === 0) return <p>{t('approval.nobody')}</p>;
  return (
    <div className="approval">
      <div>
        <p>{beyond === null ? t('approval.line') : t('approval.beyond', { name: beyond })}</p>
        <People
          people={found.people}
          chosen={chosen}
          pins={found.pins}
          onChoose={(staffId) => {
            setChosen(staffId);
            entry.reset();
          }}
        />
        {approvalMinutes > 0 && (
          <div className="approval-stay">
            <Checkbox
              id="approval-stay"
              className="switch"
              checked={stay}
              onChange={(event) => setStay(event.target.checked)}
            />
            <label htmlFor="approval-stay">
              {t('approval.stay', { count: count(approvalMinutes) })}
            </label>
          </div>
        )}
      </div>
      <div>
        <PinPad pin={entry.pin} isBusy={entry.isBusy} onKey={onKey} />
        <PinRemark refusal={entry.refusal} />
      </div>
    </div>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    return entry.press(key) ? undefined : 'unused';
  }
}

/** Who lets steps like this one through for a while, though not this one: it is beyond the shop's limits. */
function standingFor(
  session: Session | undefined,
  capabilities: readonly Capability[],
): string | null {
  const standing = session?.type === 'open' ? session.standing : null;
  const isFor = capabilities.every((each) => standing?.capabilities.includes(each));
  return standing && isFor ? standing.by.name : null;
}
