import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import type { StationSettings } from '#shared/ipc/contract';
import { formatRoute, parseRoute } from '#shared/routes/places';

import { useStation } from '../../data/queries/use-station';
import { useSyncPart, type ShutOut, type SyncState } from '../../data/queries/use-sync-state';
import { deskOf } from '../../features/welcome/desk-of';
import { guichetBridge } from '../../platform/bridge';

/** Who may work at this desk now. */
export type Guard = {
  /** Agents prove who they are by a code. */
  readonly isPin: boolean;
  /** The frame of the agent of this station may stand, under the lock or not. */
  readonly mayEnter: boolean;
  readonly isLocked: boolean;
  /** The site began to ask for codes while somebody worked here, who has proved nothing yet: they probably have none to type. */
  readonly hasBegun: boolean;
  /** The agent for whom the server ended the access while they worked here, until it is given back or somebody proves again who they are; `''` = nobody, as where no codes are asked for. */
  readonly shutOut: string;
  /** How often somebody proved here who they are. */
  readonly proofs: number;
  readonly lock: () => void;
  /** Opens the desk again for the same agent. Where codes are asked for, only after theirs was right. */
  readonly open: () => void;
  /** Marks the moment at which a code is sent: see `enter`. */
  readonly asking: () => number;
  /**
   * This agent is there, and proved it where that is asked for. `patch` = what of the station they changed with it. Says whether they are in: an answer opens nothing when the desk was
   * locked, or somebody came in, since `asked`.
   */
  readonly enter: (agent: Agent, asked: number, patch?: Partial<StationSettings>) => Promise<boolean>;
};

const shutOutOf = ({ shutOut }: SyncState): ShutOut => shutOut;

/** A desk is a place: who takes it over sits at it, unless they receive nobody. */
const deskFor = (agent: Agent, { agentId, deskId }: StationSettings): string =>
  agent.id === agentId || (agent.role === 'counter' && deskId !== '') ? deskId : deskOf(agent);

/**
 * The agent whose access is ended as far as this desk was told, `''` = nobody: whoever is here when an answer of the server names them, until one names them no
 * more. Each answer is judged once: one of before says nothing of an agent who was let in again since.
 */
export const shutOutAfter = (said: ShutOut, judgedAt: string, agentId: string, before: string): string => {
  if (said.at === judgedAt) return before;
  if (said.agentIds.includes(agentId)) return agentId;
  return said.agentIds.includes(before) ? before : '';
};

/** What the address names of the work of the one before goes. */
const leaveWork = (): void => {
  const route = parseRoute(window.location.hash);
  if (route) window.location.hash = formatRoute({ place: route.place, params: {} });
};

/**
 * Knows who proved who they are since this window was loaded. Nothing of it is kept: after a start nobody is there. A site that begins to ask for codes locks its desks,
 * and what was being typed stays below the lock.
 */
export const useGuard = (reference: SiteReference | null): Guard => {
  const { settings, update } = useStation();
  const me = settings.agentId;
  /** The agent whose frame stands: they proved who they are, or had no need to. */
  const [entered, setEntered] = useState('');
  const [isProved, setProved] = useState(false);
  /** No codes were asked for when this window last looked. */
  const [wasFree, setFree] = useState(false);
  const [isLocked, setLocked] = useState(false);
  const [shutOut, setShutOut] = useState('');
  const [proofs, setProofs] = useState(0);
  const isElected = settings.mode === 'elected';
  const signIn = isElected ? undefined : reference?.site.signIn;
  const isPin = signIn !== undefined;
  if (reference !== null && !isPin && (entered !== me || isProved)) {
    setEntered(me);
    setProved(false);
  }
  if (reference !== null && reference.site.signIn === undefined && !wasFree) setFree(true);
  const lockMin = signIn?.lockMin ?? null;
  useEffect(() => {
    guichetBridge()
      ?.invoke('person.lockAfter', { minutes: lockMin })
      .catch(() => undefined);
  }, [lockMin]);
  const moment = useRef(0);
  const asking = useCallback(() => moment.current, []);
  const lock = useCallback(() => {
    moment.current += 1;
    setLocked(true);
  }, []);
  useEffect(() => guichetBridge()?.on('station.lock', lock), [lock]);
  const said = useSyncPart(shutOutOf);
  const judgedAt = useRef('');
  useEffect(() => {
    if (!isPin || said.at === judgedAt.current) return;
    const next = shutOutAfter(said, judgedAt.current, me, shutOut);
    judgedAt.current = said.at;
    // Once: an answer that says it again must not undo the code of a colleague who is just taking over.
    if (next === shutOut) return;
    setShutOut(next);
    if (next !== '') lock();
  }, [isPin, said, me, shutOut, lock]);
  const open = useCallback(() => setLocked(false), []);
  const enter = useCallback(
    async (agent: Agent, asked: number, patch: Partial<StationSettings> = {}): Promise<boolean> => {
      if (asked !== moment.current) return false;
      moment.current += 1;
      const entering = moment.current;
      const isOther = agent.id !== me;
      if (isOther || Object.keys(patch).length > 0)
        await update({ agentId: agent.id, deskId: deskFor(agent, settings), ...patch });
      if (isOther) leaveWork();
      setEntered(agent.id);
      setProved(true);
      setFree(false);
      setShutOut('');
      setProofs((times) => times + 1);
      // A lock that came while the settings were written stands.
      if (moment.current === entering) setLocked(false);
      return true;
    },
    [me, settings, update],
  );
  // Whoever is deleted while they sit here may write nothing any more.
  const isKnown = reference?.agents.some(({ id }) => id === me) === true;
  const mayEnter = !isPin || (isKnown && entered === me);
  return useMemo(
    () => ({
      isPin,
      mayEnter,
      isLocked: isLocked || (isPin && !isProved),
      hasBegun: isPin && wasFree,
      shutOut: isPin ? shutOut : '',
      proofs,
      lock,
      open,
      asking,
      enter,
    }),
    [isPin, mayEnter, isLocked, isProved, wasFree, shutOut, proofs, lock, open, asking, enter],
  );
};

export const GuardContext = createContext<Guard | null>(null);

/** The guard of this window, for what stands in the frame. */
export const useGuardAbove = (): Guard => {
  const guard = useContext(GuardContext);
  if (!guard) throw new Error('useGuardAbove needs a GuardContext above it');
  return guard;
};
