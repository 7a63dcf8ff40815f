import { useCallback, useDeferredValue, useMemo } from 'react';
import { combineLatest, defer, shareReplay, switchMap, throttleTime, type Observable } from 'rxjs';

import { strandedAppointments, strandedDays, type StrandedDay } from '#shared/domain/booking/stranded-appointments';
import { callList, callToMake, type Call } from '#shared/domain/calls/call-list';
import type { QuarantinedRow, UnreadableRow } from '#shared/domain/conflicts/conflict';
import { asideRows, findConflicts, otherValueOf, unreadableOf } from '#shared/domain/conflicts/find-conflicts';
import { countKinds, listedOf, type Listed } from '#shared/domain/conflicts/listed';
import { overruledSettlings, type Overruled } from '#shared/domain/conflicts/settles-surplus';
import { leftInVain, type LeftInVain } from '#shared/domain/lifecycle/left-in-vain';
import type { Appointment } from '#shared/domain/model/appointment';
import { citizenFields, type Citizen } from '#shared/domain/model/citizen';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { byId } from '#shared/lib/compare';
import { addDays, civilOf } from '#shared/time/civil';

import type { GuichetDatabase } from '../database/collections';
import { appointmentsBetween } from '../appointments-between';
import { whenCitizensAreRead } from '../pass/every-citizen';
import { unreadableIn } from '../unreadable';
import { watchCitizens, watchDays } from '../watch-rows';
import { onceFirstShown } from './first-shown';
import { isRead, unread, useLive } from './use-live';
import { useMe } from './use-me';
import { useNow } from './use-now';
import { useQuarantine } from './use-quarantine';
import { useSettled } from '../use-settled';
import { useSyncKind, useSyncPart, type SyncState } from './use-sync-state';
import { useToday, useZone } from './use-today';

/** What is further ahead has time: the booking horizon of the agenda. */
const horizonDays = 60;
const askedEveryMs = 300_000;
const togetherMs = 250;
const minuteMs = 60_000;

type Watched = {
  /** From today on, every status. */
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  readonly citizens: readonly Citizen[];
  readonly unreadable: readonly UnreadableRow[];
};

const notRead = unread<Watched>({ appointments: [], tickets: [], citizens: [], unreadable: [] });

const isReviewed = (citizen: Citizen): boolean =>
  citizen.erasedAt !== '' || citizenFields.some((field) => otherValueOf(citizen, field) !== '');

const watch = (database: GuichetDatabase, today: string): Observable<Watched> => {
  const horizon = addDays(today, horizonDays);
  const citizens = watchCitizens(database, isReviewed);
  // Nothing is told before the citizens are read, and the search waits for these as well: the weeks ahead come after them.
  const appointments = defer(() => whenCitizensAreRead(database)).pipe(
    switchMap(() => appointmentsBetween(database, today, horizon)),
  );
  const tickets = watchDays<'tickets'>(database.tickets, today, today, byId);
  return combineLatest({ citizens, appointments, tickets, unreadable: unreadableIn(database) }).pipe(
    // An act writes several documents: they are looked at together.
    throttleTime(togetherMs, undefined, { leading: true, trailing: true }),
  );
};

/** Nobody waits for conflicts at the start: the first place stands before they are looked for. */
const watchCalmly = (database: GuichetDatabase, today: string): Observable<Watched> =>
  onceFirstShown<Watched>(notRead, () => watch(database, today));

const shared = new WeakMap<GuichetDatabase, Map<string, Observable<Watched>>>();

/** Tab, chip and screens look at the same: the store is asked once for all of them. */
const watchTogether = (database: GuichetDatabase, today: string): Observable<Watched> => {
  const days = shared.get(database) ?? new Map<string, Observable<Watched>>();
  shared.set(database, days);
  const known = days.get(today);
  if (known) return known;
  const fresh = watchCalmly(database, today).pipe(shareReplay({ bufferSize: 1, refCount: true }));
  days.set(today, fresh);
  return fresh;
};

type CivilMoment = { readonly day: string; readonly time: string };
type CallsAt = { readonly now: CivilMoment; readonly calls: readonly Call[] };

const listed = new WeakMap<Watched, CallsAt>();

/** Made once a minute for the tab, the button and the list. */
const callsIn = (watched: Watched, now: CivilMoment): readonly Call[] => {
  const known = listed.get(watched);
  if (known?.now.day === now.day && known.now.time === now.time) return known.calls;
  const calls = callList({ ...watched, now });
  listed.set(watched, { now, calls });
  return calls;
};

/** The civil minute of the site; the same object until the minute changes. */
const useCivilMinute = (): CivilMoment => {
  const { day, time } = civilOf(useNow(minuteMs), useZone());
  return useMemo(() => ({ day, time }), [day, time]);
};

/** The same list for as long as nothing is refused, so that a write draws no screen anew for it. */
const noneRefused: SyncState['refused'] = [];
const refusedIn = ({ refused }: SyncState): SyncState['refused'] => (refused.length === 0 ? noneRefused : refused);

/** The rows of this desk that the server put aside. */
export const useRefused = (): readonly QuarantinedRow[] => {
  const refused = useSyncPart(refusedIn);
  const { deviceId } = useMe();
  return useMemo(
    () => refused.map(({ collection, id, why, at }) => ({ collection, id, why, at, deviceId, isOwn: true }) as const),
    [refused, deviceId],
  );
};

/** The rows that the server set aside, `null` = it did not answer; asked anew now and then, and when the line is back. */
const useSiteQuarantine = (): readonly QuarantinedRow[] | null => {
  const kind = useSyncKind();
  const { length } = useSyncPart(refusedIn);
  const asked = useNow(askedEveryMs);
  const rows = useQuarantine(`${kind === 'offline' ? 'off' : 'on'} ${length} ${asked}`);
  return useMemo(() => (typeof rows === 'string' ? null : rows.map((row) => ({ ...row, isOwn: false }))), [rows]);
};

export type Conflicts = Watched & Listed & { readonly isRead: boolean };

const useWatched = (): Watched => {
  const today = useToday();
  return useLive(`conflicts ${today}`, (database) => watchTogether(database, today), notRead);
};

/** What is counted in passing may lag behind the act that changed it, milliseconds. */
const countedAfterMs = 300;

/** The same, after the picture of what changed; the first answer at once. */
const useWatchedCalmly = (): Watched => {
  const watched = useWatched();
  const settled = useSettled(watched, countedAfterMs);
  return useDeferredValue(isRead(settled) ? settled : watched);
};

type Found = { readonly today: string; readonly quarantine: readonly QuarantinedRow[]; readonly result: Conflicts };

const found = new WeakMap<Watched, Found>();

/** Tab, chip and screens show the same list: it is made once for all of them. */
const findTogether = (watched: Watched, today: string, quarantine: readonly QuarantinedRow[]): Conflicts => {
  const last = found.get(watched);
  const isSame =
    last?.quarantine.length === quarantine.length && last.quarantine.every((row, i) => row === quarantine[i]);
  if (isSame && last.today === today) return last.result;
  const all = [...findConflicts({ ...watched, today, quarantine }), ...unreadableOf(watched.unreadable)];
  const result = { ...watched, ...listedOf(all), isRead: isRead(watched) };
  found.set(watched, { today, quarantine, result });
  return result;
};

const useFound = (watched: Watched): Conflicts => {
  const today = useToday();
  const own = useRefused();
  const site = useSiteQuarantine();
  const quarantine = useMemo(() => asideRows(own, site), [own, site]);
  return useMemo(() => findTogether(watched, today, quarantine), [watched, today, quarantine]);
};

/** Everything that a person has to settle, with what it was found in; the site's quarantine too, when the server answers. */
export const useConflicts = (): Conflicts => useFound(useWatched());

/** A decision of this agent about a surplus, at this or another device, that another desk crossed: its own place does not count. */
export type OverruledHere = Overruled & { readonly appointment: Appointment };

const overruledIn = new WeakMap<Appointment, readonly OverruledHere[]>();

/** Looked at once for each state of an appointment: few of many thousands change. */
const overruledOf = (appointment: Appointment): readonly OverruledHere[] => {
  const known = overruledIn.get(appointment);
  if (known) return known;
  const found = overruledSettlings(appointment.events).map((one) => ({ ...one, appointment }));
  overruledIn.set(appointment, found);
  return found;
};

/** The decisions of an agent about a surplus that count for nothing, because another desk decided otherwise at the same time. */
export const useOverruled = (agentId: string): readonly OverruledHere[] => {
  const { appointments } = useWatchedCalmly();
  return useMemo(
    () => appointments.flatMap(overruledOf).filter(({ event }) => agentId !== '' && event.by.agentId === agentId),
    [appointments, agentId],
  );
};

/** An absence, a cancellation or a move of this agent, at this or another device, that changed nothing because the person was there. */
export type LeftInVainHere = LeftInVain & { readonly appointment: Appointment };

const inVainIn = new WeakMap<Appointment, readonly LeftInVainHere[]>();

const inVainOf = (appointment: Appointment): readonly LeftInVainHere[] => {
  if (appointment.arrivedAt === '') return [];
  const known = inVainIn.get(appointment);
  if (known) return known;
  const found = leftInVain(appointment).map((one) => ({ ...one, appointment }));
  inVainIn.set(appointment, found);
  return found;
};

/** What an agent wrote of the appointments of today and later that counts for nothing, because the person was there. */
export const useLeftInVain = (agentId: string): readonly LeftInVainHere[] => {
  const { appointments } = useWatchedCalmly();
  return useMemo(
    () => appointments.flatMap(inVainOf).filter(({ event }) => agentId !== '' && event.by.agentId === agentId),
    [appointments, agentId],
  );
};

/** The booked people ahead who have no open desk, as far as the agenda books. */
export const useStranded = (reference: SiteReference): readonly Appointment[] => {
  const { appointments } = useWatchedCalmly();
  const now = useCivilMinute();
  return useMemo(() => strandedAppointments(reference, appointments, now), [reference, appointments, now]);
};

/** The days on which they are. */
export const useStrandedDays = (reference: SiteReference): readonly StrandedDay[] => {
  const stranded = useStranded(reference);
  return useMemo(() => strandedDays(reference, stranded), [reference, stranded]);
};

/** How many conflicts this desk knows of, for its tab, after what the agent looks at; people to call are none. */
export const useConflictCount = (): number => countKinds(useFound(useWatchedCalmly()));

/** The people to call because they were moved or called off, in the order of the calls. All desks show the same list. `isRead` = the store has answered. */
export const useCalls = (): { readonly calls: readonly Call[]; readonly isRead: boolean } => {
  const watched = useWatched();
  const now = useCivilMinute();
  return useMemo(() => ({ calls: callsIn(watched, now), isRead: isRead(watched) }), [watched, now]);
};

/** The call that has to be made about any appointment, in the list or further ahead than it reads; none is told before the store has answered. */
export const useCallToMake = (): ((appointment: Appointment) => Call | null) => {
  const watched = useWatched();
  const now = useCivilMinute();
  return useCallback((one) => (isRead(watched) ? callToMake(one, { ...watched, now }) : null), [watched, now]);
};

/** How many there are to call, for the tab and the button that leads to them, after what the agent looks at. */
export const useCallCount = (): number => callsIn(useWatchedCalmly(), useCivilMinute()).length;
