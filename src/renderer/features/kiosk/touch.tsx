import type { ReactNode } from 'react';

import { classNames } from '../../ui/class-names';

type TouchProps = {
  readonly className?: string | undefined;
  /** A touch that comes now counts for nothing: it stays in reach of the keyboard, and says so. */
  readonly isFrozen?: boolean;
  readonly onTouch: () => void;
  readonly children: ReactNode;
  /** For a choice that stays: whether it is made. */
  readonly isPressed?: boolean;
  readonly label?: string | undefined;
  readonly lang?: string;
};

/** A large button of the kiosk. */
export const Touch = ({ className, isFrozen = false, onTouch, children, isPressed, label, lang }: TouchProps) => (
  <button
    type="button"
    className={classNames('ki-touch', className)}
    aria-disabled={isFrozen || undefined}
    aria-pressed={isPressed}
    aria-label={label}
    lang={lang}
    onClick={onTouch}
  >
    {children}
  </button>
);
