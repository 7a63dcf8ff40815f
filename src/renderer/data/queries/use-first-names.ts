import { useMemo } from 'react';
import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import { firstNamesOf } from '#shared/domain/people/companions';

import { plain } from '../plain';
import { useCitizenValues } from './use-citizen-values';
import { useLive } from './use-live';

const none: readonly string[] = [];

/** The first names of everybody who comes to an appointment, `''` where nobody knows it; none without an appointment. */
export const useFirstNames = (appointment: Appointment | undefined): readonly string[] => {
  const own = appointment?.citizenId ?? '';
  const values = useCitizenValues([own, ...(appointment?.persons ?? []).map(({ citizenId }) => citizenId ?? '')]);
  const citizen = useLive<Citizen | null>(
    `citizen ${own}`,
    (database) => database.citizens.findOne(own).$.pipe(map((document) => (document ? plain(document) : null))),
    null,
  );
  return useMemo(
    () => (appointment ? firstNamesOf(appointment, citizen ?? undefined, (id) => values.get(id)) : none),
    [appointment, citizen, values],
  );
};
