import { useState } from 'react';

import type { Result } from '#shared/lib/result';

/** A choice that is written at once: what is shown meanwhile, and why it was refused. A second choice waits for the first, because either could arrive last. */
export const useOneChoice = <Choice, Reason>(
  held: Choice,
  choose: (wished: Choice) => Promise<Result<unknown, Reason>>,
) => {
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const [asked, setAsked] = useState<Choice | null>(null);
  const pick = async (wished: Choice): Promise<void> => {
    if (asked !== null || wished === held) return;
    setAsked(wished);
    try {
      const result = await choose(wished);
      setRefusal(result.ok ? null : result.reason);
    } finally {
      setAsked(null);
    }
  };
  return { shown: asked ?? held, refusal, pick };
};
