import type { RecurringAbsence } from '#shared/domain/model/reference';
import { shortTime } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import type { WeekdayId } from '../openings/opening-shape';
import { readTime } from '../parts/read-time';
import type { FormShape } from '../parts/use-entry-state';

export type RecurringBody = Omit<RecurringAbsence, 'id'>;

/** An absence that comes back as its form holds it. */
export type RecurringDraft = Pick<
  RecurringBody,
  'agentId' | 'replacedBy' | 'label' | 'from' | 'to' | 'validFrom' | 'validUntil'
> & { readonly weekdays: readonly WeekdayId[]; readonly every: string };

/** How the form reads an absence that comes back; `nameOf` gives the short name of an agent. */
export const recurringShape = (nameOf: (agentId: string) => string): FormShape<RecurringBody, RecurringDraft> => ({
  toDraft: (body) => {
    const { kind: _, weekdays, everyWeeks = 1, ...rest } = body;
    return {
      ...rest,
      from: shortTime(body.from),
      to: shortTime(body.to),
      weekdays: weekdays.map((weekday) => String(weekday) as WeekdayId),
      every: String(everyWeeks),
    };
  },
  toBody: ({ weekdays, every, ...draft }) => ({
    kind: 'recurringAbsence',
    ...draft,
    from: readTime(draft.from),
    to: readTime(draft.to),
    label: draft.label.trim(),
    weekdays: weekdays.map(Number).toSorted((a, b) => a - b),
    ...(every === '1' ? {} : { everyWeeks: Number(every) }),
  }),
  what: ({ agentId }) => settingsHoursText.absences.what(nameOf(agentId)),
});
