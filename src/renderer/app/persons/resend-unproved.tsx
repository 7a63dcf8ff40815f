import { useEffect, useRef } from 'react';

import { isUnproved, type QuarantinedRow } from '#shared/domain/conflicts/conflict';

import { settleRetry } from '../../data/commands/conflict/conflict-commands';
import { useData } from '../../data/data-state';
import { useRefused } from '../../data/queries/use-conflicts';
import { useStation } from '../../data/queries/use-station';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { report } from '../report';
import { useGuardAbove } from './guard';

type Row = Pick<QuarantinedRow, 'why' | 'at'>;

/**
 * Whether the server kept aside something that was written here since the last proof: it does not count that proof any more, for example because an
 * administrator ended the access. What was written before may wait for its author, who is somebody else perhaps.
 */
export const isProofVoid = (rows: readonly Row[], provedAt: string): boolean =>
  provedAt !== '' && rows.some(({ why, at }) => isUnproved(why) && at > provedAt);

/**
 * Locks the desk once what the person writes is kept aside, or they would go on serving people whom no other desk sees. Once for each proof, and not again
 * where a second right code changed nothing: then no code would help.
 */
const useLockWhenVoid = (refused: readonly QuarantinedRow[], isAway: boolean): void => {
  const { now } = useData();
  const { isPin, isLocked, proofs, lockUnproved } = useGuardAbove();
  const { agentId } = useStation().settings;
  const proof = useRef({ proofs: 0, at: '' });
  const locked = useRef('');
  useEffect(() => {
    if (proof.current.proofs !== proofs) proof.current = { proofs, at: now().toISOString() };
    if (!isPin || isLocked || isAway || locked.current === agentId) return;
    if (!isProofVoid(refused, proof.current.at)) return;
    locked.current = agentId;
    lockUnproved();
  }, [now, isPin, isLocked, isAway, agentId, proofs, refused, lockUnproved]);
};

/** What was put aside because nobody had proved to have written it is sent once more after each sign-in: it may count now. */
export const ResendUnproved = (): null => {
  // Not a command of the person: an undo must not wait for it.
  const context = useData();
  const refused = useRefused();
  const isAway = isCutOff(useSyncKind());
  const { proofs } = useGuardAbove();
  useLockWhenVoid(refused, isAway);
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
