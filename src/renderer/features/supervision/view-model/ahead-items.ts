import { leftOn, moveParams } from '#shared/domain/booking/move-cause';
import { holdsAhead, type DayAheadPlan } from '#shared/domain/insights/day/day-ahead';
import type { SiteReference } from '#shared/domain/model/reference';
import { rolesWith, tableOf } from '#shared/domain/rights/rights';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { entryById } from '#shared/lib/entry-by-id';

import { toItem, type TrustItem } from './trust-items';

const text = dayAheadText;

const shutDesks = ({ holes }: DayAheadPlan): number => new Set(holes.map(({ deskId }) => deskId)).size;

/** Who is away and who takes their desk, and when nobody does; one good line where nobody is. */
export const awayItems = ({ away, holes }: DayAheadPlan, { agents }: SiteReference): readonly TrustItem[] => {
  const nameOf = (id: string): string => entryById(agents, id)?.shortName ?? '';
  if (away.length === 0) return [toItem('synced', text.away.none, text.away.noneHint)];
  return away.map((one) => {
    const { agentId, deskNumber, replacedBy } = one;
    const uncovered = holes.filter(({ number, from, to }) => number === deskNumber && from < one.to && one.from < to);
    const detail = text.away.detail(one, deskNumber, nameOf(replacedBy), uncovered);
    return toItem('noShow', text.away.one(nameOf(agentId)), detail);
  });
};

/** Whom to ask is named while they are few; of many nobody is the one. */
const mostNamed = 3;

/** The names of those who may note an absence; empty where none or too many are known. */
export const whoNotesAbsences = (reference: Pick<SiteReference, 'agents' | 'rights'>): readonly string[] => {
  const able = rolesWith(tableOf(reference), 'absences');
  const names = reference.agents.filter(({ role }) => able.includes(role)).map(({ name }) => name);
  return names.length > mostNamed ? [] : names;
};

const stationItem = ({ tightest, stations }: DayAheadPlan): readonly TrustItem[] =>
  tightest === null
    ? []
    : [
        {
          ...toItem(
            tightest.left < 0 ? 'overbooked' : tightest.left === 0 ? 'late' : 'synced',
            text.stations(tightest.left),
            text.stationsDetail(tightest.from, tightest.to, stations),
          ),
          // All of them taken is nothing to mend, and nothing to be glad of.
          isGood: tightest.left >= 0,
        },
      ];

/** The way to all of a day whom no open desk holds. */
const moveLeft = (day: string): TrustItem['link'] => ({
  label: text.move,
  place: 'agenda',
  params: moveParams(leftOn(day)),
});

/** Whether no desk at all opens on the day. */
export const isShut = ({ rows }: DayAheadPlan): boolean => rows.length === 0;

/** Where a day ahead does not hold: closed desks, people without a desk, half hours over their places, stations. */
export const gapItems = (plan: DayAheadPlan): readonly TrustItem[] => {
  const { day, holes, withoutDesk, fits, booked, places } = plan;
  // On a closed day nothing is to be mended but for those who would come to its doors.
  if (isShut(plan)) return withoutDesk > 0 ? [toItem('closed', text.toMove(withoutDesk), '', moveLeft(day))] : [];
  const lost = withoutDesk - holes.reduce((sum, one) => sum + one.booked, 0);
  return [
    ...holes.map(({ deskId, number, from, to, booked: touched }) => {
      const params = moveParams({ kind: 'emptyDesk', deskId, spell: { fromDay: day, toDay: day, from, to } });
      const link = touched > 0 ? { label: text.move, place: 'agenda' as const, params } : null;
      return toItem('closed', text.hole(number), text.holeDetail(from, to, touched), link);
    }),
    ...(lost > 0 ? [toItem('overbooked', text.lost(lost), text.lostDetail, moveLeft(day))] : []),
    ...(fits.fits
      ? [toItem('synced', text.fits, text.fitsDetail(booked, places))]
      : fits.stretches.map(({ from, to, tooMany }) =>
          toItem('overbooked', text.over(tooMany), text.overDetail(from, to), {
            label: text.seeBooked,
            place: 'agenda',
            params: { day },
          }),
        )),
    ...stationItem(plan),
  ];
};

/** The sentence of a day ahead, and that of its absences: what the panels list, in one line. */
export const aheadHead = (plan: DayAheadPlan): string => {
  const { closedBy, withoutDesk, fits, tightest, away } = plan;
  if (isShut(plan)) return text.head.closed(closedBy, withoutDesk);
  if (holdsAhead(plan)) return text.head.holds(away.length);
  const shut = shutDesks(plan);
  return text.head.not([
    ...(withoutDesk > 0 ? [text.head.withoutDesk(withoutDesk)] : []),
    ...(shut > 0 ? [text.head.shut(shut)] : []),
    ...(fits.fits
      ? []
      : [text.head.over(fits.tooMany, fits.stretches[0]?.from ?? '', fits.stretches.at(-1)?.to ?? '')]),
    ...(tightest && tightest.left < 0 ? [text.head.stations(-tightest.left)] : []),
  ]);
};

export const awayHead = (plan: DayAheadPlan): string => text.away.bold(plan.away.length, shutDesks(plan));

/** How many of the gaps somebody has to look at, and how many are only to be watched: together with what holds, every line. */
export const gapsHead = (items: readonly TrustItem[]): string =>
  text.points(
    items.filter(({ isGood }) => !isGood).length,
    items.filter(({ isGood, sign }) => isGood && sign !== 'synced').length,
  );

/** How many desks an absence closes for a part of the day. */
export const shutByAbsence = shutDesks;
