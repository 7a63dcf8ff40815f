import type { Appointment } from '../../model/appointment';
import { isPlacement } from '../../lifecycle/placement-event';
import { textOf } from '../../lifecycle/read-payload';
import { personKey, type PersonFinder } from './find-person';
import type { AlreadyThere } from './import-plan';
import type { UnderstoodRow } from './read-row';

type Moment = { readonly day: string; readonly time: string };

/** Remembers what is booked. An appointment that was cancelled since counts too: it must not come back with its file. */
export type BookedBefore = {
  readonly find: (row: UnderstoodRow) => AlreadyThere | null;
  readonly add: (row: UnderstoodRow) => void;
};

const atOf = ({ day, time }: Moment): string => `${day} ${time}`;

/** Where the appointment is now, `null` when it stands where the row says or was cancelled. */
const elsewhere = ({ status, day, time }: Appointment, row: Moment): Moment | null =>
  status.startsWith('cancelled') || (row.day === day && row.time === time) ? null : { day, time };

/**
 * Takes the appointments of the store in any status; one whose booking was undone is not there. A row without an identifier is known
 * by its person at the time that the booking in the log gives, however often it was moved since: the log keeps what was imported, so no
 * further mark of the row is stored.
 */
export const bookedBefore = (existing: readonly Appointment[], finder: PersonFinder): BookedBefore => {
  const ids = new Map<string, Appointment>();
  const people = new Map<string, Appointment>();
  const stored = existing
    .filter(({ status }) => status !== 'void')
    .map((one) => ({ one, booking: one.events.find(isPlacement) }));
  for (const { one, booking } of stored) {
    const from = booking && { day: textOf(booking, 'day'), time: textOf(booking, 'time') };
    if (from) people.set(`${atOf(from)} ${one.citizenId}`, one);
    // Our own export bears our own ids.
    for (const id of [one.id, booking ? textOf(booking, 'externalId') : '']) ids.set(id, one);
  }
  // Of two at one hour the one that stands there now counts, before one that was moved away.
  for (const { one } of stored) people.set(`${atOf(one)} ${one.citizenId}`, one);
  const lines = new Map<string, number>();
  const keyOf = (row: UnderstoodRow): string => `${atOf(row)} ${personKey(row.values)}`;
  const idLines = new Map<string, number>();
  return {
    find: (row) => {
      const named = row.externalId === '' ? undefined : ids.get(row.externalId);
      if (named) return { otherLine: 0, elsewhere: elsewhere(named, row) };
      const earlier = idLines.get(row.externalId) ?? lines.get(keyOf(row));
      if (earlier !== undefined) return { otherLine: earlier, elsewhere: null };
      const there = finder.candidates(row.values).flatMap(({ id }) => people.get(`${atOf(row)} ${id}`) ?? []);
      const one = there.find((each) => elsewhere(each, row) === null) ?? there[0];
      return one ? { otherLine: 0, elsewhere: elsewhere(one, row) } : null;
    },
    add: (row) => {
      lines.set(keyOf(row), row.line);
      if (row.externalId !== '') idLines.set(row.externalId, row.line);
    },
  };
};
