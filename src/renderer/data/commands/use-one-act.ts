import { useRef, useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

/** Acts of a dialog or a pane, one at a time. */
export type OneAct = {
  /** Does it, unless one is still being done; says whether it was done. */
  readonly run: (act: () => Promise<Result<unknown, Refusal>>) => Promise<boolean>;
  /** Why the last one was refused, until the next. */
  readonly refusal: Refusal | null;
};

/** One act at a time: who presses twice means it once. */
export const useOneAct = (): OneAct => {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isBusy = useRef(false);
  const run: OneAct['run'] = async (act) => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setRefusal(null);
    try {
      const done = await act();
      if (!done.ok) setRefusal(done.reason);
      return done.ok;
    } finally {
      isBusy.current = false;
    }
  };
  return { run, refusal };
};
