import { createContext, use, useState, type ReactNode } from 'react';

import { conflictsText } from '#shared/i18n/fr/conflicts';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { useUnread } from '../../ui/redraw/use-unread';

/** Whether the conflict that is shown took the place of another so lately that a press was meant for that one. */
export const UnreadContext = createContext<() => boolean>(() => false);

type Act = { readonly label: string; readonly run: () => void; readonly isDisabled?: boolean };

type ActBarProps = {
  readonly problem: string;
  /** The one act, and what it is called. Without it only « Plus tard » is there. */
  readonly confirm?: Act;
  /** What the act does, where that can change under the same conflict, and what of it the person chose. */
  readonly doing?: readonly [what: string, chosen: string];
  readonly onLater: () => void;
  /** Another act, beside « Plus tard ». */
  readonly other?: Act | undefined;
  /** What is good to know before the act. */
  readonly children?: ReactNode;
};

/** The foot of a conflict: what follows, the act, and leaving it for later. */
export const ActBar = ({ problem, confirm, doing = ['', ''], onLater, other, children }: ActBarProps) => {
  const texts = conflictsText.keys;
  const isConflictUnread = use(UnreadContext);
  const isActUnread = useUnread([doing[0]], doing[1]);
  const isUnread = (): boolean => isConflictUnread() || isActUnread(0);
  const [isTooSoon, setTooSoon] = useState(false);
  const once = (act: Act | undefined): void => {
    setTooSoon(isUnread());
    if (!isUnread()) act?.run();
  };
  useKeys(
    [
      {
        id: 'confirm',
        key: 'Ctrl Entrée',
        label: confirm?.label ?? texts.confirm,
        barLabel: texts.confirm,
        run: () => once(confirm),
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
        {isTooSoon && <Note role="status">{conflictsText.tooSoon}</Note>}
        {children}
      </div>
      <div className="co-act-b">
        {confirm && (
          <Button
            tone="main"
            size="big"
            keys="Ctrl Entrée"
            onPress={() => once(confirm)}
            isDisabled={confirm.isDisabled ?? false}
          >
            {confirm.label}
          </Button>
        )}
        <div>
          {other && <Button onPress={() => once(other)}>{other.label}</Button>}
          <Button tone="plain" onPress={onLater} keys="Échap">
            {conflictsText.later}
          </Button>
        </div>
      </div>
    </footer>
  );
};
