import type { Appointment } from '../../model/appointment';
import { personKey, type PersonFinder } from './find-person';
import type { JoinedRow } from './join-rows';

/** Where an appointment is already: in the store (`otherLine` 0), or on an earlier line of the same file. */
type Already = { readonly otherLine: number };

/** Remembers what is booked. An appointment that was cancelled since counts too: it must not come back with its file. */
type BookedBefore = {
  readonly find: (row: JoinedRow) => Already | null;
  readonly add: (row: JoinedRow) => void;
};

const externalIdOf = ({ events }: Appointment): string => {
  const booked = events.find((event) => event.type === 'booked');
  return typeof booked?.['externalId'] === 'string' ? booked['externalId'] : '';
};

const atOf = ({ day, time }: { readonly day: string; readonly time: string }): string => `${day} ${time}`;

/** Takes the appointments of the store in any status; one whose booking was undone is not there. */
export const bookedBefore = (existing: readonly Appointment[], finder: PersonFinder): BookedBefore => {
  const stored = existing.filter(({ status }) => status !== 'void');
  const ids = new Map<string, Already>();
  // Our own export bears our own ids.
  for (const one of stored) for (const id of [one.id, externalIdOf(one)]) ids.set(id, { otherLine: 0 });
  const people = new Set(stored.map((one) => `${atOf(one)} ${one.citizenId}`));
  const lines = new Map<string, Already>();
  const keyOf = (row: JoinedRow): string => `${atOf(row)} ${personKey(row.values)}`;
  return {
    find: (row) => {
      if (row.externalId !== '' && ids.has(row.externalId)) return ids.get(row.externalId) ?? null;
      const earlier = lines.get(keyOf(row));
      if (earlier) return earlier;
      const isThere = finder.candidates(row.values).some(({ id }) => people.has(`${atOf(row)} ${id}`));
      return isThere ? { otherLine: 0 } : null;
    },
    add: (row) => {
      lines.set(keyOf(row), { otherLine: row.line });
      if (row.externalId !== '') ids.set(row.externalId, { otherLine: row.line });
    },
  };
};
