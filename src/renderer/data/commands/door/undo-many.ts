import { nextTurns, type Mover } from '#shared/domain/booking/move-turns';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { ActCode } from '#shared/domain/model/act-facts';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { findPlace, roomIsTaken } from '#shared/domain/scheduling/find-place';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { dayPlanner } from '#shared/domain/scheduling/plan-day';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { logOf, type LogCollection } from '#shared/sync/merge-document';

import type { DataContext } from '../../context';
import { plain } from '../../plain';
import { loadReference } from '../../reference';
import { openRoomBook } from '../appointment/room';
import { citizenName } from '../citizen/citizen-part';
import type { Undo, WaitsAgain } from './act';
import { asOnePerson, isForGood } from './commit';
import { longAct, pieceSize, type Pace } from './long-act';
import type { Done } from './prepare';
import { openTicketsBack } from './tickets-back';
import { byDocument, eventsBack, isLive, samePlace } from './undo-changes';
import { documentsOf, writeTogether, type LeftOut } from './write-many';

type Row = Mover & { readonly done: Done };

/** Where an appointment has to find its old place free; `null` for what takes none, or was a surplus there already. */
const oldPlaceOf = ({ collection, before }: Done, now: object): Appointment | null => {
  if (collection !== 'appointments' || !before) return null;
  const [was, is] = [before as Appointment, now as Appointment];
  if (!isLive(was) || was.confirmation === 'overbooked' || was.confirmation === 'kept') return null;
  return isLive(is) && samePlace(was, is) ? null : was;
};

/** Only somebody on the place keeps one from coming back to it: that the day is closed now is why one left it. */
const rowsOf = (
  reference: SiteReference,
  all: readonly { readonly done: Done; readonly old: Appointment | null }[],
) => {
  const planOf = dayPlanner(reference);
  return all.map(({ done, old }): Row => {
    const place = { day: '', time: '', durationMin: 0, deskId: '' };
    if (!old) return { id: done.id, day: '', fit: () => ok(place), at: () => [], done };
    const { day, time, durationMin, deskId, reasonId } = old;
    const own = { day, time, durationMin, deskId };
    const plan = planOf(day);
    return {
      id: done.id,
      day,
      fit: (others) => {
        const found = findPlace(plan, others, { reasonId, durationMin, time, deskId });
        return !found.ok && roomIsTaken(found.reason) ? found : ok(own);
      },
      at: () => livePlacements([old], reference.reasons),
      done,
    };
  });
};

type BackTaken = {
  readonly done: number;
  readonly left: readonly LeftOut[];
  readonly waiting: readonly Done[];
  readonly waits: readonly WaitsAgain[];
};

/** What still can be taken back, and what cannot any more because somebody built on it. */
const sift = async (context: DataContext, all: readonly Done[]) => {
  const documents = await documentsOf(context, all);
  const left: LeftOut[] = [];
  const rows: { readonly done: Done; readonly old: Appointment | null }[] = [];
  for (const done of all) {
    const document = documents.get(`${done.collection} ${done.id}`);
    const now = document ? plain(document) : null;
    const allowed = undoEvents(now ? logOf(now) : [], done.marks);
    if (now && allowed.ok) rows.push({ done, old: oldPlaceOf(done, now) });
    else if (!allowed.ok) left.push({ id: done.id, reason: allowed.reason });
  }
  return { rows, left };
};

const takeBack = async (
  context: DataContext,
  all: readonly Done[],
  pace: Pace,
): Promise<Result<BackTaken, Refusal>> => {
  const reference = await loadReference(context);
  const { rows, left } = await sift(context, all);
  const days = rows.flatMap(({ old }) => (old ? [old.day] : []));
  const tickets = await openTicketsBack(context, all);
  const book = await openRoomBook(context, reference, new Set(days));
  let waiting = rowsOf(reference, rows);
  let count = 0;
  while (waiting.length > 0 && !pace.isStopped()) {
    const { turns, refused } = nextTurns(waiting, book.of, pieceSize);
    const now = new Set([...turns, ...refused].map(({ mover }) => mover.id));
    waiting = waiting.filter(({ id }) => !now.has(id));
    left.push(...refused.map(({ mover, reason }) => ({ id: mover.id, reason })));
    const changes = turns.map(({ mover: { done } }) => {
      const change = eventsBack(done.collection as LogCollection, done);
      return done.collection === 'tickets' ? tickets.with(done.id, change) : change;
    });
    const written = await writeTogether(context, 'undone', changes);
    if (!written.ok) return written;
    const back = new Set(written.value.done.map(({ id }) => id));
    for (const { mover } of turns)
      if (back.has(mover.id) && mover.day !== '') book.put(mover.done.before as Appointment);
    left.push(...written.value.left);
    count += back.size;
    await pace.tell(count + left.length);
  }
  return ok({ done: count, left, waiting: waiting.map(({ done }) => done), waits: tickets.waits() });
};

/** The people whose rows stay as they are: whoever corrects them by hand has to find them. */
const namesOf = async (context: DataContext, rows: readonly Done[], left: readonly LeftOut[]) => {
  const ids = new Set(left.map(({ id }) => id));
  const citizens = rows.flatMap(({ id, before }) =>
    ids.has(id) && before && 'citizenId' in before && before.citizenId !== '' ? [before.citizenId] : [],
  );
  const names = await Promise.all([...new Set(citizens)].map((id) => citizenName(context, id)));
  return names.filter((name) => name !== '');
};

/**
 * Takes an act on many rows back, each row for itself: what somebody built on, or whose old place is taken, stays and is told. It
 * tells how far it is and can be stopped; the rest waits for the next time.
 */
export const undoMany = (anyone: DataContext, code: ActCode, written: readonly Done[]): Undo => {
  let waiting: readonly Done[] | null = null;
  return async () => {
    const context = asOnePerson(anyone);
    waiting ??= byDocument(written).toReversed();
    const rows = waiting;
    const result = await longAct(context, { code, all: rows.length, isUndo: true }, (pace) =>
      takeBack(context, rows, pace),
    );
    if (!result.ok) return result;
    const { done, left, waits } = result.value;
    const isStopped = result.value.waiting.length > 0;
    const why = left[0]?.reason ?? null;
    // Nothing came back: the next time asks for all of it again, if a row may come back later.
    if (done === 0 && why && !isStopped) return no(left.find(({ reason }) => !isForGood(reason))?.reason ?? why);
    waiting = result.value.waiting;
    if (why || isStopped)
      return ok({ done, all: rows.length, isStopped, why, left: await namesOf(context, rows, left) });
    return ok(waits.length > 0 ? { isStopped: false, waits } : null);
  };
};
