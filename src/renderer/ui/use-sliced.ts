import { useEffect, useState } from 'react';

import { workInSlices } from './work-in-slices';

/** What was worked out last; `isWorking` = for another question, whose answer is on its way. */
export type Sliced<Answer> = { readonly answer: Answer | null; readonly isWorking: boolean };

/**
 * Works a question out in slices, so that the page answers keys meanwhile. `ask` makes the steps and stays the same as long as the question
 * does (`useCallback`). The last answer stands until the next is whole.
 */
export const useSliced = <Answer>(ask: () => Generator<undefined, Answer>): Sliced<Answer> => {
  const [known, setKnown] = useState<{ readonly of: typeof ask; readonly answer: Answer } | null>(null);
  useEffect(() => workInSlices(ask(), (answer) => setKnown({ of: ask, answer })), [ask]);
  return { answer: known?.answer ?? null, isWorking: known?.of !== ask };
};
