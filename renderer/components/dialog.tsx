import { DialogDismiss, DialogHeading, Dialog as Modal } from '@ariakit/react';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../store/window-context.tsx';
import { useKeys } from './use-keys.ts';

/**
 * Something in front of a screen that has to be answered or closed first. Focus stays inside and goes
 * back when it closes; Esc closes it. `name` is its `data-dialog`, for styles and specs. Give its own
 * keys to `useKeys(..., 'dialog')` in a component inside of it.
 */
export function Dialog(props: {
  readonly name: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What stands below, out of the part that scrolls: the dialog's buttons. */
  readonly foot?: ReactNode;
  readonly isWide?: boolean;
  /** Enter belongs to the dialog's own keys, not to its Close button. */
  readonly takesEnter?: boolean;
}) {
  const { name, title, onClose, children, foot, isWide = false, takesEnter = false } = props;
  const self = useRef<HTMLDivElement>(null);
  return (
    <Modal
      open
      ref={self}
      {...(takesEnter && { initialFocus: self })}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      data-dialog={name}
      backdrop={<div className="dialog-backdrop" />}
      // Focus falls out where the field that had it is gone; nobody has asked to close.
      hideOnInteractOutside={({ type }) => type !== 'focusin'}
      onClose={onClose}
    >
      <BehindIsDeaf />
      <header className="dialog-head">
        <DialogHeading className="dialog-title">{title}</DialogHeading>
        <CloseButton />
      </header>
      <div className="dialog-body">{children}</div>
      {foot !== undefined && <footer className="dialog-foot">{foot}</footer>}
    </Modal>
  );
}

/** The screen behind hears no key, also where the dialog has none of its own. */
function BehindIsDeaf() {
  useKeys(() => 'unused', 'dialog');
  return null;
}

function CloseButton() {
  const { t } = useWords();
  return (
    <DialogDismiss className="dialog-close">
      <span className="cap" aria-hidden="true">
        {t('key.escape')}
      </span>
      <span>{t('dialog.close')}</span>
    </DialogDismiss>
  );
}
