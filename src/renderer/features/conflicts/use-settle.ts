import { useRef, useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import type { Result } from '#shared/lib/result';

import type { Words } from './view-model/words';

/** Runs one act at a time; `problem` says why the last one was refused, until the next. */
export const useSettle = (words: Words) => {
  const [problem, setProblem] = useState('');
  const isBusy = useRef(false);
  const run = async (act: () => Promise<Result<unknown, Refusal>>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setProblem('');
    try {
      const done = await act();
      if (!done.ok) {
        const names = { desk: words.deskNumber, agent: words.agent, reason: words.reason };
        setProblem(Object.values(sayRefusal(done.reason, names)).filter(Boolean).join(' '));
      }
      return done.ok;
    } finally {
      isBusy.current = false;
    }
  };
  return { run, problem };
};
