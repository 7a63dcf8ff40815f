import { useEffect, useRef } from 'react';

import type { NewsKind } from './pace';
import { say, unsay } from './voice';

/**
 * Says a sentence each time that it has become another one; `''` says nothing and takes back what was about to be said. With `change` the
 * sentence that stands when the part is drawn first is known already.
 */
export const useSaid = (kind: NewsKind, text: string, since: 'start' | 'change' = 'start'): void => {
  const known = useRef<string | null>(since === 'change' ? null : '');
  useEffect(() => {
    const before = known.current;
    known.current = text;
    // A place that is shown again says nothing that it has said.
    if (before === null || before === text) return;
    if (text === '') unsay(kind, before);
    else say(kind, text);
  }, [kind, text]);
};
