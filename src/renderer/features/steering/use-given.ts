import { useDeferredValue, useMemo, useState } from 'react';

import { applyFilter, applyPeriod, applyScope } from '#shared/domain/insights/facts/apply-filter';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Period } from '#shared/domain/insights/period/period';
import { previousPeriod, yearBefore } from '#shared/domain/insights/period/neighbour-periods';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { townOf, type Town } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';
import { civilOf, timeOf } from '#shared/time/civil';

import { useFacts } from '../../data/queries/use-facts';
import { useOtherSites } from '../../data/queries/use-other-sites';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import type { Scope } from './filter-control';
import type { DrillTarget, Given } from './view-model/given';
import { namesOf, type Names } from './view-model/names';
import { placeOf, placeStem, type Place } from './view-model/place';

export type SteeringFacts = {
  /** The sites of the town, and the one that is chosen. */
  readonly town: Town;
  readonly place: Place;
  /** `null` until the facts are read. */
  readonly given: Given | null;
  /** Requests of the period before and of the year before, same scope. */
  readonly previous: number;
  readonly yearBefore: number;
  readonly isStale: boolean;
  readonly isOffline: boolean;
  /** The figures on screen are those of before, while the new ones are read. */
  readonly isReading: boolean;
  /** Another choice was made whose figures are being worked out; those on screen are of the one before. */
  readonly isBehind: boolean;
  /** The server’s history is still coming for the first time: no figure is shown of a part of it. */
  readonly isAwaited: boolean;
  /** The server's history was received at least once. */
  readonly isKnown: boolean;
};

const momentOf = (facts: Facts, asOf: string, zone: string): string => {
  const { day, time } = asOf === '' ? { day: facts.asOf.day, time: timeOf(facts.asOf.minute) } : civilOf(asOf, zone);
  return steeringText.moment(dayAndMonth(day), shortTime(time));
};

type Asked = {
  readonly facts: Facts;
  readonly asOf: string;
  readonly period: Period;
  readonly scope: Scope;
  readonly reference: SiteReference;
  readonly names: Names;
  readonly place: Place;
  readonly isArriving: boolean;
  readonly onDrill: (target: DrillTarget) => void;
};

const givenOf = ({ facts, asOf, period, scope, place, isArriving, reference, names, onDrill }: Asked): Given => {
  const filter = { ...scope, period };
  const context = { ref: reference, period };
  const inScope = applyScope(facts, scope);
  const inPeriod = applyPeriod(inScope, period);
  return {
    whole: facts,
    scope: inScope,
    period: inPeriod,
    filter,
    context,
    names,
    place,
    isArriving,
    delays: delayByChannel(inPeriod, context),
    tenDays: tenDays(inScope, context),
    asOf: momentOf(facts, asOf, reference.site.zone),
    fileStem: `pilotage-${placeStem(place)}${period.from}-${period.to}`,
    onDrill,
  };
};

/** The days to read for a period: whole years, with the one before, so that a step to the next quarter reads nothing anew. */
export const yearsOf = (period: Period): readonly [from: string, to: string] => [
  `${yearBefore(period).from.slice(0, 4)}-01-01`,
  `${period.to.slice(0, 4)}-12-31`,
];

/** Everything that the panels are computed from, for a period and a scope. */
export const useGiven = (
  reference: SiteReference,
  period: Period,
  scope: Scope,
  onDrill: (target: DrillTarget) => void,
): SteeringFacts => {
  const [from, to] = yearsOf(period);
  const { facts, asOf, isStale, isPartial } = useFacts(from, to, scope.siteId);
  const others = useOtherSites();
  const town = useMemo(() => townOf(reference, others), [reference, others]);
  const place = useMemo(() => placeOf(town, scope.siteId), [town, scope.siteId]);
  const isOffline = isCutOff(useSyncKind());
  const isArriving = isStale && !isOffline;
  const isAwaited = isPartial && facts !== null && !isOffline;
  const asked = useMemo(
    () => ({ facts, asOf, period, scope, place, isArriving }),
    [facts, asOf, period, scope, place, isArriving],
  );
  // A choice shows at once; its figures follow without holding up the next key.
  const known = useDeferredValue(asked);
  const counts = useMemo(() => {
    if (!known.facts) return { previous: 0, yearBefore: 0 };
    // Only requests are counted: the rest is not gone through.
    const all = { ...known.facts, days: [], appointments: [], tickets: [] };
    const of = (one: Period): number => applyFilter(all, { ...known.scope, period: one }).requests.length;
    return { previous: of(previousPeriod(known.period)), yearBefore: of(yearBefore(known.period)) };
  }, [known]);
  const given = useMemo(
    () =>
      known.facts &&
      givenOf({ ...known, facts: known.facts, reference: known.place.ref, names: namesOf(known.place.ref), onDrill }),
    [known, onDrill],
  );
  // A year that was not read yet leaves the figures of before on screen, marked, instead of nothing.
  const [last, setLast] = useState<Given | null>(null);
  if (given && given !== last) setLast(given);
  return {
    town,
    place,
    // Of a part of the history every sum is wrong, and every comparison: nothing is shown until it is here, unless the server is away.
    given: isAwaited ? null : (given ?? last),
    isAwaited,
    ...counts,
    isStale,
    isOffline,
    isReading: facts === null || given === null,
    isBehind: known !== asked,
    isKnown: asOf !== '',
  };
};
