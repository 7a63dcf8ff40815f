import { useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { useCommands } from './use-commands';

export type PeopleWaiting = Extract<Refusal, { code: 'peopleWait' }>;

/** How the day is closed from any place: at once where nobody waits, after a question that names who does. */
export type Closing = {
  readonly close: () => void;
  /** Who waits and would be sent away; `null` = nothing is asked. */
  readonly asked: PeopleWaiting | null;
  readonly confirm: () => void;
  readonly cancel: () => void;
  /** Why the day was not closed; `''` = nothing to say. */
  readonly problem: string;
};

export const useClosing = (): Closing => {
  const { closeDay } = useCommands();
  const [asked, setAsked] = useState<PeopleWaiting | null>(null);
  const [problem, setProblem] = useState('');
  const run = async (sendAway: readonly string[]): Promise<void> => {
    const done = await closeDay({ sendAway });
    const isAsked = !done.ok && done.reason.code === 'peopleWait';
    setAsked(isAsked ? done.reason : null);
    setProblem(done.ok || isAsked ? '' : refusalLine(done.reason));
  };
  return {
    close: () => void run([]),
    asked,
    confirm: () => void run((asked?.tickets ?? []).map(({ id }) => id)),
    cancel: () => {
      setAsked(null);
      setProblem('');
    },
    problem,
  };
};
