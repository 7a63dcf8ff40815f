import { isTaken } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { SiteReference } from '#shared/domain/model/reference';
import { statusText } from '#shared/i18n/fr/common';
import { printsText } from '#shared/i18n/fr/prints';
import { shortTime } from '#shared/i18n/fr/format';
import type { PrintableDay } from '#shared/ipc/printables';
import { phoneInPairs } from '#shared/lib/phone';
import { timeOf } from '#shared/time/civil';
import { byStart } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';

import type { CivilNow } from './block-state';

export type DayListOrder = 'time' | 'desk';

export type DayListFacts = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly appointments: readonly Appointment[];
  readonly citizens: ReadonlyMap<string, CitizenValues>;
  readonly now: CivilNow;
  readonly order: DayListOrder;
  readonly withPhone: boolean;
  readonly columnName: (deskId: string) => string;
};

type Row = PrintableDay['rows'][number];

const texts = printsText.list;

/** Name first: the list is looked through by name. */
const nameOf = (values: CitizenValues | undefined): string =>
  values === undefined ? texts.unnamed : [values.lastName, values.firstName].filter(Boolean).join(' ') || texts.unnamed;

/** What is known of them already: the paper may be all that is left of the day. */
const markOf = ({ status, confirmation }: Appointment): string => {
  if (status === 'noShow' || status === 'arrived' || status === 'attended') return statusText[status].toLowerCase();
  return confirmation === 'pending' ? texts.pending : confirmation === 'overbooked' ? texts.overbooked : '';
};

const rowOf = (facts: DayListFacts, one: Appointment): Row => {
  const values = facts.citizens.get(one.citizenId);
  const { reasons, desks } = facts.reference;
  const { length } = one.persons;
  return {
    isHeading: false,
    time: shortTime(one.time),
    name: nameOf(values),
    reason: entryById(reasons, one.reasonId)?.shortName ?? '',
    persons: length > 1 ? String(length) : '',
    desk: facts.order === 'desk' ? '' : String(entryById(desks, one.deskId)?.number ?? ''),
    phone: facts.withPhone && values && values.phone !== '' ? phoneInPairs(values.phone) : '',
    mark: markOf(one),
  };
};

const heading = (name: string): Row => ({
  isHeading: true,
  time: '',
  name,
  reason: '',
  persons: '',
  desk: '',
  phone: '',
  mark: '',
});

/** What the list of a day prints: everybody who took an appointment on it, in order of time, or desk by desk. */
export const dayList = (facts: DayListFacts): PrintableDay => {
  const { reference, day, now } = facts;
  const expected = facts.appointments.filter(({ status }) => isTaken(status)).toSorted(byStart);
  const rows =
    facts.order === 'time'
      ? expected.map((one) => rowOf(facts, one))
      : reference.desks.flatMap(({ id }) => {
          const own = expected.filter(({ deskId }) => deskId === id);
          return own.length === 0 ? [] : [heading(facts.columnName(id)), ...own.map((one) => rowOf(facts, one))];
        });
  return {
    day,
    title: texts.heading(day),
    site: texts.site(reference.site.name, reference.site.commune),
    summary: texts.summary(
      expected.length,
      expected.reduce((sum, { persons }) => sum + persons.length, 0),
    ),
    foot: texts.foot(now.day, timeOf(now.minute)),
    heads: [...texts.heads],
    rows,
  };
};
