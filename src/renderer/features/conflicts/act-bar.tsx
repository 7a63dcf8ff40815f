import type { ReactNode } from 'react';

import { conflictsText } from '#shared/i18n/fr/conflicts';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';

type ActBarProps = {
  readonly problem: string;
  /** The one act, and what it is called. Without it only « Plus tard » is there. */
  readonly confirm?: { readonly label: string; readonly run: () => void; readonly isDisabled?: boolean };
  readonly onLater: () => void;
  /** Other acts, beside « Plus tard ». */
  readonly others?: ReactNode;
  /** What is good to know before the act. */
  readonly children?: ReactNode;
};

/** The foot of a conflict: what follows, the act, and leaving it for later. */
export const ActBar = ({ problem, confirm, onLater, others, children }: ActBarProps) => {
  const texts = conflictsText.keys;
  useKeys(
    [
      {
        id: 'confirm',
        key: 'Ctrl Entrée',
        label: confirm?.label ?? texts.confirm,
        barLabel: texts.confirm,
        run: () => confirm?.run(),
        when: confirm !== undefined,
        disabled: confirm?.isDisabled ?? false,
        bar: true,
      },
      { id: 'later', key: 'Échap', label: texts.later, run: onLater, bar: true },
    ],
    { group: texts.group },
  );
  return (
    <footer className="co-act">
      <div className="co-act-info">
        {problem !== '' && (
          <Note tone="bad" role="alert">
            {problem}
          </Note>
        )}
        {children}
      </div>
      <div className="co-act-b">
        {confirm && (
          <Button
            tone="main"
            size="big"
            keys="Ctrl Entrée"
            onPress={confirm.run}
            isDisabled={confirm.isDisabled ?? false}
          >
            {confirm.label}
          </Button>
        )}
        <div>
          {others}
          <Button tone="plain" onPress={onLater} keys="Échap">
            {conflictsText.later}
          </Button>
        </div>
      </div>
    </footer>
  );
};
