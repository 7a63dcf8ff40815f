import type { OpeningPeriod } from '#shared/domain/model/reference';
import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { shortTime } from '#shared/i18n/fr/format';
import { isCivilDay } from '#shared/time/civil-day';
import { weekdayOf } from '#shared/time/civil';

import { readNumber } from '../parts/read-number';
import { readTime } from '../parts/read-time';
import type { FormShape } from '../parts/use-entry-state';

export type OpeningBody = Omit<OpeningPeriod, 'id'>;

/** The days of the week as a form names them. */
export type WeekdayId = '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** An opening as its form holds it: figures and times as they are typed. */
export type OpeningDraft = {
  /** Several for a new opening that is the same at each of them. */
  readonly deskIds: readonly string[];
  readonly when: 'weekly' | 'once';
  readonly weekdays: readonly WeekdayId[];
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly forReasons: 'all' | 'some';
  readonly reasonIds: readonly string[];
  readonly keptFor: KeptPurpose | '';
  readonly release: string;
  /** The first day on which a change of a running opening counts; `''` = it counts for the past too. */
  readonly since: string;
};

const isOnce = ({ validFrom, validUntil }: OpeningBody): boolean => validFrom === validUntil;

/** How the form reads an opening. `today` is when a change of one that runs already begins, unless told otherwise. */
export const openingShape = (today: string): FormShape<OpeningBody, OpeningDraft> => ({
  toDraft: (body) => ({
    deskIds: body.deskId === '' ? [] : [body.deskId],
    when: isOnce(body) ? 'once' : 'weekly',
    weekdays: body.weekdays.toSorted((a, b) => a - b).map((weekday) => String(weekday) as WeekdayId),
    day: isOnce(body) ? body.validFrom : today,
    from: shortTime(body.from),
    to: shortTime(body.to),
    validFrom: isOnce(body) ? today : body.validFrom,
    validUntil: isOnce(body) ? '' : body.validUntil,
    forReasons: (body.reasonIds ?? []).length > 0 ? 'some' : 'all',
    reasonIds: body.reasonIds ?? [],
    keptFor: body.keptFor ?? '',
    release: String(body.releaseDaysBefore ?? 0),
    since: body.validFrom < today && !isOnce(body) ? today : '',
  }),
  toBody: (draft) => ({
    kind: 'openingPeriod',
    deskId: draft.deskIds[0] ?? '',
    ...(draft.when === 'once'
      ? { weekdays: isCivilDay(draft.day) ? [weekdayOf(draft.day)] : [], validFrom: draft.day, validUntil: draft.day }
      : { weekdays: draft.weekdays.map(Number), validFrom: draft.validFrom, validUntil: draft.validUntil }),
    from: readTime(draft.from),
    to: readTime(draft.to),
    ...(draft.forReasons === 'some' ? { reasonIds: [...draft.reasonIds] } : {}),
    ...(draft.keptFor === '' ? {} : { keptFor: draft.keptFor, releaseDaysBefore: readNumber(draft.release) }),
  }),
  what: (body) => settingsHoursText.openings.what(body, ''),
});
