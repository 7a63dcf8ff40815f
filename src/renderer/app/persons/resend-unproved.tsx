import { useEffect, useRef } from 'react';

import { isUnproved } from '#shared/domain/conflicts/conflict';

import { settleRetry } from '../../data/commands/conflict/conflict-commands';
import { useData } from '../../data/data-state';
import { useRefused } from '../../data/queries/use-conflicts';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { report } from '../report';
import { useGuardAbove } from './guard';

/** What was put aside because nobody had proved to have written it is sent once more after each sign-in: it may count now. */
export const ResendUnproved = (): null => {
  // Not a command of the person: an undo must not wait for it.
  const context = useData();
  const refused = useRefused();
  const isAway = isCutOff(useSyncKind());
  const { proofs } = useGuardAbove();
  const sent = useRef({ proofs: 0, ids: new Set<string>() });
  useEffect(() => {
    if (proofs === 0 || isAway) return;
    if (sent.current.proofs !== proofs) sent.current = { proofs, ids: new Set() };
    const { ids } = sent.current;
    const rows = refused.filter(({ id, why }) => isUnproved(why) && !ids.has(id));
    for (const { id } of rows) ids.add(id);
    // One after the other: whoever has just signed in does not wait for hundreds.
    const send = async (): Promise<void> => {
      for (const { collection, id } of rows)
        await settleRetry(context, { collection, id }).catch((error: unknown) => report('resend', error));
    };
    void send();
  }, [proofs, isAway, refused, context]);
  return null;
};
