import { useDeferredValue, useMemo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import type { FloorState } from '#shared/domain/queue/floor-state';
import { announceWait, announceWaits } from '#shared/domain/queue/look-ahead';
import type { ReadApart } from '#shared/sync/read-apart';

import { isRead, useReadApart } from './use-live';
import { useServiceTimes } from './use-service-times';
import { useSettled } from '../use-settled';
import { useIsWhole } from './use-sync-state';

/** The documents of the day, as the other queries give them. */
export type DayFacts = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly appointments: readonly Appointment[];
  readonly now: string;
};

/** The wait to announce to somebody who comes now; `null` = none can be told. `isLetIn`: they are given a ticket although the doors are closed. */
export type AnnouncedWait = (reasonId: string, priority?: boolean, isLetIn?: boolean) => WaitBand | null;

/** The waits follow the change of the queue that the agent looks at, milliseconds. */
const afterMs = 150;

const unknown: AnnouncedWait = () => null;

/** Those of all walk-in reasons are computed together, the others when they are asked for. */
const announcer = (floor: FloorState, apart: ReadApart): AnnouncedWait => {
  const walkIns = floor.reference.reasons.filter((reason) => reason.walkIn).map(({ id }) => id);
  const { tickets, sessions, appointments } = floor;
  const on = <Value>(read: (state: FloorState) => Value): Value =>
    apart({ tickets, deskSessions: sessions, appointments }, ({ deskSessions, ...found }) =>
      read({ ...floor, ...found, sessions: deskSessions }),
    );
  const waits = on((state) => announceWaits(state, walkIns));
  const rare = new Map<string, WaitBand | null>();
  return (reasonId, priority = false, isLetIn = false) => {
    if (!priority && !isLetIn && waits.has(reasonId)) return waits.get(reasonId) ?? null;
    const key = `${reasonId} ${String(priority)} ${String(isLetIn)}`;
    const known = rare.get(key);
    if (known !== undefined) return known;
    const wait = on((state) => announceWait(state, { reasonId, priority, isLetIn }));
    rare.set(key, wait);
    return wait;
  };
};

type Made = { readonly state: FloorState; readonly announced: AnnouncedWait };
let last: Made | null = null;

/** Accueil, the board and Supervision look at the same floor: the waits are worked out once for all of them. */
const announcerOf = (state: FloorState, apart: ReadApart): AnnouncedWait => {
  const names = Object.keys(state) as readonly (keyof FloorState)[];
  if (!last || names.some((name) => last?.state[name] !== state[name]))
    last = { state, announced: announcer(state, apart) };
  return last.announced;
};

const isFloorRead = ({ floor }: { readonly floor: FloorState }): boolean =>
  isRead(floor.tickets, floor.sessions, floor.appointments, floor.times);

/**
 * The waits to announce at this moment, worked out anew at every change of the queue, the desks or the appointments, and as time
 * goes on; the screen shows the change itself first. A desk that has not received everything yet tells none: an empty queue would be a
 * promise.
 */
export const useAnnouncedWaits = ({ reference, tickets, sessions, appointments, now }: DayFacts): AnnouncedWait => {
  const times = useServiceTimes(reference);
  const isWhole = useIsWhole();
  // Settled together: of a desk that has received the last of it just now, the floor of before is still half a queue.
  const newest = useMemo(
    () => ({ floor: { reference, tickets, sessions, appointments, nowIso: now, times }, isWhole }),
    [reference, tickets, sessions, appointments, now, times, isWhole],
  );
  const settled = useSettled(newest, afterMs);
  // What was not read yet is an empty queue, and services as long as their setting says: no wait is told from that.
  const state = useDeferredValue(isFloorRead(settled) ? settled : newest);
  const apart = useReadApart('waits');
  const mayTell = isWhole && state.isWhole && isFloorRead(state);
  return useMemo(() => (mayTell ? announcerOf(state.floor, apart) : unknown), [state, mayTell, apart]);
};
