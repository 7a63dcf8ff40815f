import { useEffect, useRef } from 'react';

import { isUnproved } from '#shared/domain/conflicts/conflict';

import { useCommands } from '../../data/commands/use-commands';
import { useRefused } from '../../data/queries/use-conflicts';
import { useGuardAbove } from './guard';

/** What was put aside because nobody had proved to have written it is sent once more after each sign-in: it may count now. */
export const ResendUnproved = (): null => {
  const { settleRetry } = useCommands();
  const refused = useRefused();
  const { proofs } = useGuardAbove();
  const sent = useRef({ proofs: 0, ids: new Set<string>() });
  useEffect(() => {
    if (proofs === 0) return;
    if (sent.current.proofs !== proofs) sent.current = { proofs, ids: new Set() };
    const { ids } = sent.current;
    for (const { collection, id, why } of refused) {
      if (!isUnproved(why) || ids.has(id)) continue;
      ids.add(id);
      void settleRetry({ collection, id });
    }
  }, [proofs, refused, settleRetry]);
  return null;
};
