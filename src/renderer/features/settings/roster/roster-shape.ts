import type { OpeningPeriod, Roster } from '#shared/domain/model/reference';
import { USUAL_MIDDAY } from '#shared/domain/scheduling/seats';
import { settingsRosterText } from '#shared/i18n/fr/settings-roster';
import { shortTime } from '#shared/i18n/fr/format';

import { readTime } from '../parts/read-time';
import type { FormShape } from '../parts/use-entry-state';

export type RosterBody = Omit<Roster, 'id'>;
export type RosterDraft = Omit<RosterBody, 'seats'> & { readonly seats: Readonly<RosterBody['seats']> };

/** How the form reads the plan of a week. */
export const rosterShape: FormShape<RosterBody, RosterDraft> = {
  toDraft: (body) => ({ ...body, midday: shortTime(body.midday) }),
  toBody: (draft) => ({ ...draft, midday: readTime(draft.midday), seats: [...draft.seats] }),
  what: ({ week }) => settingsRosterText.what(week),
};

/** Where afternoons begin by the openings of a site: with the first one after noon, else after the last one of the morning. */
export const middayOf = (openings: readonly OpeningPeriod[]): string => {
  const isNoon = (time: string): boolean => '12:00' <= time && time <= '15:00';
  const begins = openings.map(({ from }) => from).filter(isNoon);
  const ends = openings.map(({ to }) => to).filter(isNoon);
  return begins.toSorted()[0] ?? ends.toSorted().at(-1) ?? USUAL_MIDDAY;
};
