import { useMemo } from 'react';
import { map, of } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import { firstNamesOf } from '#shared/domain/people/companions';

import { watchOne } from '../plain';
import { useCitizenValues } from './use-citizen-values';
import { isRead, unread, useLive } from './use-live';

type Own = { readonly citizen: Citizen | null };

const none: readonly string[] = [];
const namesNotRead = unread<readonly string[]>([]);
const nobody: Own = { citizen: null };
const ownNotRead = unread<Own>({ citizen: null });

/**
 * The first names of everybody who comes to an appointment, `''` where nobody knows it; none without an appointment. Told apart by
 * `isRead` until they are known.
 */
export const useFirstNames = (appointment: Appointment | undefined): readonly string[] => {
  const own = appointment?.citizenId ?? '';
  const values = useCitizenValues([own, ...(appointment?.persons ?? []).map(({ citizenId }) => citizenId ?? '')]);
  const kept = useLive<Own>(
    `companions of ${own}`,
    (database) =>
      own === '' ? of(nobody) : watchOne<Citizen>(database.citizens.findOne(own)).pipe(map((citizen) => ({ citizen }))),
    ownNotRead,
  );
  return useMemo(() => {
    if (!appointment) return none;
    const { citizen } = kept;
    if (!isRead(kept) || (citizen && !values.has(own))) return namesNotRead;
    return firstNamesOf(appointment, citizen ?? undefined, (id) => values.get(id));
  }, [appointment, kept, values, own]);
};
