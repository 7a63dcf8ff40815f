import { shellText } from '#shared/i18n/fr/shell';

import { Button } from './button';
import { useKeys } from './keys';
import { Note } from './note';
import { useLeftToText } from './use-left-to-text';
import { useSaid } from './voice/use-said';

type SaidLineProps = {
  /** What was done or refused last; `act` is `null` when there is nothing to take back. */
  readonly said: {
    readonly text: string;
    readonly act: { readonly id: string } | null;
    readonly isRefusal: boolean;
  } | null;
  readonly onUndo: () => void;
  /** The word of the undo, and the heading of its key. */
  readonly undo: string;
  readonly group: string;
};

/** The word on the last act of a dialog that stays open after it, with its undo. */
export const SaidLine = ({ said, onUndo, undo, group }: SaidLineProps) => {
  const actId = said?.act?.id;
  const left = useLeftToText(actId);
  useKeys(
    actId === undefined
      ? []
      : [{ id: 'undo', key: 'Ctrl Z', label: undo, run: onUndo, takesBack: actId, onLeft: left.onLeft }],
    { group },
  );
  // What was done is told by the list of acts.
  useSaid('refusal', said?.isRefusal ? said.text : '', { answers: said });
  if (!said) return null;
  return (
    <Note
      tone={said.isRefusal ? 'warn' : 'ok'}
      {...(said.act
        ? {
            acts: (
              <Button size="small" keys="Ctrl Z" onPress={onUndo}>
                {undo}
              </Button>
            ),
          }
        : {})}
    >
      {left.isLeft && shellText.lastAct.textOnly} {said.text}
    </Note>
  );
};
