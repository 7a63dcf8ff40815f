import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Site } from '#shared/domain/model/reference';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';
import { addDays } from '#shared/time/civil';

import { watchAll } from '../plain';
import { onceFirstShown } from './first-shown';
import { unread, useLive } from './use-live';
import { useStation } from './use-station';

/**
 * The first civil day whose appointments this desk holds. `firstDay` = of those, the first that has one: before it an empty day says nothing, be
 * it that the town began then.
 */
export type HeldSince = {
  readonly day: string;
  readonly firstDay: string;
  readonly windowDays: number;
  readonly isDemo: boolean;
};

/** So many of the first are looked at for one that can be read. */
const edgeRows = 20;

type First = { readonly day: string };
const notRead = unread<First>({ day: '' });

/**
 * From when on this desk holds appointments: by the window of its site. The demonstration begins later: of its past there are
 * figures alone.
 */
export const useHeldSince = (site: Site, today: string): HeldSince => {
  const windowDays = site.deskWindowDays ?? DESK_WINDOW_DAYS;
  const isDemo = useStation().settings.mode === 'demo';
  const first = useLive<First>(
    'first appointment',
    ({ appointments }) => {
      const edge = { selector: { day: { $gt: '' } }, sort: [{ day: 'asc' as const }], limit: edgeRows };
      const read = () =>
        watchAll<Appointment>(appointments.find(edge)).pipe(map(([first]) => ({ day: first?.day ?? '' })));
      // A start shows today: nobody looks at the past yet.
      return onceFirstShown<First>(notRead, read);
    },
    notRead,
  ).day;
  const begin = addDays(today, -windowDays);
  const firstDay = first > begin ? first : begin;
  return { day: isDemo ? firstDay : begin, firstDay, windowDays, isDemo };
};
