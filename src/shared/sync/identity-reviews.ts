import { citizenFields, type Citizen, type CitizenField, type Register } from '../domain/model/citizen';

/** The register that keeps the value of a field which lost: `''` once a person has settled it. */
export const otherOf = (field: CitizenField): string => `${field}~other`;

const loserOf = (stored: Register, incoming: Register): Register | null => {
  const [winner, loser] = stored.t >= incoming.t ? [stored, incoming] : [incoming, stored];
  // Without `p` nobody knows what the writer saw: an older version wrote it.
  if (winner.v === loser.v || winner.p === undefined || loser.t === '') return null;
  return winner.p < loser.t ? loser : null;
};

/**
 * The registers that an incoming copy adds beside the merge: for each field that both sides changed without knowing of each
 * other, the value that lost, under its own stamp, so that a repeated or stale copy changes nothing. Those of the fields
 * of identity wait for a person; the others are kept so that nothing that was typed vanishes.
 */
export const reviewsOf = (stored: Citizen, incoming: Citizen): Readonly<Record<string, Register>> => {
  const reviews: Record<string, Register> = {};
  if (stored.erasedAt !== '' || incoming.erasedAt !== '') return reviews;
  for (const field of citizenFields) {
    const [mine, theirs] = [stored.fields[field], incoming.fields[field]];
    const loser = mine && theirs ? loserOf(mine, theirs) : null;
    if (loser) reviews[otherOf(field)] = { v: loser.v, t: loser.t };
  }
  return reviews;
};
