import { citizenFields, writerOf, type Citizen, type CitizenField, type Register } from '../domain/model/citizen';

/** The register that keeps the value of a field which lost: `''` once a person has settled it. */
export const otherOf = (field: CitizenField): string => `${field}~other`;

/** Where a further value that lost is kept, for the record: a later one stands in `otherOf`, or a person has settled it. */
const lostOf = (field: CitizenField, stamp: string): string => `${field}~lost~${stamp}`;

/** Whether a register holds such a value: nobody reads it as the value of a field. */
export const isRecord = (name: string): boolean => name.includes('~lost~');

/** A value that a merge puts behind another one. `arrives` = it is the one that comes in. */
type Loser = { readonly field: CitizenField; readonly register: Register; readonly arrives: boolean };

const loserOf = (field: CitizenField, stored: Register, incoming: Register): Loser | null => {
  const arrives = stored.t >= incoming.t;
  const [winner, loser] = arrives ? [stored, incoming] : [incoming, stored];
  // A device knows what it wrote itself.
  if (winner.v === loser.v || loser.t === '' || writerOf(winner.t) === writerOf(loser.t)) return null;
  // Whoever saw a later value of the site saw what stood before it. Without `p` nobody knows: an older version wrote it.
  const seen = winner.p === undefined || winner.p >= loser.t;
  return seen && !arrives ? null : { field, register: loser, arrives };
};

/** The values that lose when these copies merge, as far as their writers did not know of each other or it is not sure. */
export const losersOf = (stored: Citizen, incoming: Citizen): readonly Loser[] => {
  if (stored.erasedAt !== '' || incoming.erasedAt !== '') return [];
  return citizenFields.flatMap((field) => {
    const [mine, theirs] = [stored.fields[field], incoming.fields[field]];
    const loser = mine && theirs ? loserOf(field, mine, theirs) : null;
    return loser ? [loser] : [];
  });
};

/** What was ever stored in a field of a citizen, values that lost too. */
type Past = readonly Register[];

/** The registers that were ever stored of a citizen, by field. */
export type PastOf = (field: CitizenField) => Past;

/** Reads what was ever stored of a citizen from what each write added. */
export const pastOf =
  (added: readonly Citizen['fields'][]): PastOf =>
  (field) =>
    added.flatMap((fields) =>
      Object.entries(fields)
        .filter(([name]) => name === field || name.startsWith(`${field}~`))
        .map(([, register]) => register),
    );

/** A value that was stored before, or that its own device replaced, is not lost when a late copy brings it again. */
const isSettled = (past: Past, { v, t }: Register): boolean =>
  past.some((known) => known.v === v || (known.t >= t && writerOf(known.t) === writerOf(t)));

/**
 * The registers that an incoming copy adds beside the merge: for each field that both sides changed without knowing of each
 * other, the value that lost, under its own stamp, so that a repeated or stale copy changes nothing. It waits for a person to choose. A value that
 * comes in late and was stored before, or that its own device replaced, is passed over.
 */
export const reviewsOf = (
  stored: Citizen,
  losers: readonly Loser[],
  past: PastOf,
): Readonly<Record<string, Register>> => {
  const reviews: Record<string, Register> = {};
  for (const { field, register, arrives } of losers) {
    if (arrives && isSettled(past(field), register)) continue;
    const present = stored.fields[otherOf(field)];
    const name = present && present.t > register.t ? lostOf(field, register.t) : otherOf(field);
    reviews[name] = { v: register.v, t: register.t };
  }
  return reviews;
};
