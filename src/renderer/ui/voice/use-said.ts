import { useEffect, useRef } from 'react';

import type { NewsKind } from './pace';
import { say, unsay } from './voice';

type SaidSince = {
  /** With `change` the sentence that stands when the part is drawn first is known already. */
  readonly since?: 'start' | 'change';
  /** What the sentence answers: with another one the same words are said again. */
  readonly answers?: unknown;
  /** What is said where no name may be heard. */
  readonly nameless?: string;
};

/** Says a sentence each time that it has become another one; `''` says nothing and takes back what was about to be said. */
export const useSaid = (
  kind: NewsKind,
  text: string,
  { since = 'start', answers, nameless = text }: SaidSince = {},
): void => {
  const known = useRef(since === 'change' ? null : { text: '', answers });
  useEffect(() => {
    const before = known.current;
    known.current = { text, answers };
    // A place that is shown again says nothing that it has said.
    if (before === null || (before.text === text && (text === '' || before.answers === answers))) return;
    if (text === '') unsay(kind, before.text);
    else say(kind, text, nameless);
  }, [kind, text, answers, nameless]);
};
