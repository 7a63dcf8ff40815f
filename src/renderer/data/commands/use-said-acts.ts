import { useState } from 'react';

import { sayAct } from '#shared/i18n/fr/acts';
import { refusalLine } from '#shared/i18n/fr/refusals';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { Act } from './door/act';
import { useCommands, type Commands } from './use-commands';

type Outcome = Promise<Result<{ readonly act: Act }, Refusal>>;

/** What was said last: the act that was done, which can be taken back, or why it was not. */
export type Said = { readonly text: string; readonly act: Act | null; readonly isRefusal: boolean };

/** The acts of a dialog that stays open after them, with the word on the last one and its undo. */
export const useSaidActs = () => {
  const commands = useCommands();
  const [said, setSaid] = useState<Said | null>(null);
  const run = async (act: (commands: Commands) => Outcome): Promise<boolean> => {
    const result = await act(commands);
    if (result.ok) {
      const done = result.value.act;
      setSaid({ text: sayAct(done), act: done, isRefusal: false });
    } else setSaid({ text: refusalLine(result.reason), act: null, isRefusal: true });
    return result.ok;
  };
  const undo = (): void => {
    const act = said?.act;
    if (!act) return;
    void act
      .undo()
      .then((result) =>
        setSaid(
          result.ok
            ? { text: sayAct({ code: 'undone', what: said.text }), act: null, isRefusal: false }
            : { text: refusalLine(result.reason), act: null, isRefusal: true },
        ),
      );
  };
  return { run, undo, said };
};

export type SaidActs = ReturnType<typeof useSaidActs>;
