import { useEffect, useMemo, useRef } from 'react';

import { applyPeriod } from '#shared/domain/insights/facts/apply-filter';
import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import type { Period } from '#shared/domain/insights/period/period';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { townOf } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';
import { viewerOf } from '#shared/domain/rights/sees-request';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';
import { periodName } from '#shared/i18n/fr/period-words';

import { useFacts } from '../../data/queries/use-facts';
import { useOtherSites } from '../../data/queries/use-other-sites';
import { useStation } from '../../data/queries/use-station';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { now } from '../../platform/clock';
import { exportFigures } from '../../platform/exports/export-figures';
import { wholeScope, type Scope } from './filter-control';
import { yearsOf } from './use-given';
import { reportHeadline } from './view-model/headline';
import { placeOf } from './view-model/place';

type TownReportProps = {
  readonly reference: SiteReference;
  readonly period: Period;
  /** What the screen is narrowed to: the report is not, and says so. */
  readonly scope: Scope;
  /** What became of it, to be said; the report is done with. */
  readonly onDone: (said: string) => void;
};

/**
 * Prints the report of one page, once, as soon as its figures are there. It is of the whole town hall whatever the screen shows: beside
 * the report of one site or department, the small numbers of the others would follow by subtraction.
 */
export const TownReport = ({ reference, period, scope, onDone }: TownReportProps) => {
  const others = useOtherSites();
  const town = useMemo(() => townOf(reference, others), [reference, others]);
  const isOneOfSeveral = town.sites.length > 1;
  const siteId = isOneOfSeveral ? ALL_SITES : '';
  const [from, to] = yearsOf(period);
  const { facts, asOf, isStale } = useFacts(from, to, siteId);
  const { agentId } = useStation().settings;
  const isOffline = isCutOff(useSyncKind());
  const isBegun = useRef(false);
  // Without a moment a site of the town was never received: the sum of the others is not the town.
  const isUnknown = isOneOfSeveral && asOf === '';
  useEffect(() => {
    if (isBegun.current) return;
    if (isOffline && isUnknown) onDone(texts.report.away);
    if (!facts || isUnknown || (isStale && !isOffline)) return;
    isBegun.current = true;
    const { ref } = placeOf(town, siteId);
    const context = { ref, period };
    const about = {
      reference: ref,
      viewer: viewerOf(reference, agentId),
      now: now().toISOString(),
      headline: reportHeadline(delayByChannel(applyPeriod(facts, period), context)),
      ...(isOneOfSeveral && { town }),
    };
    const isNarrowed = [scope.departmentId, scope.reasonId, scope.channel].some((one) => one !== '');
    void exportFigures('report', facts, { ...wholeScope, period }, about).then((done) =>
      onDone(done === 'saved' ? texts.report.saved(periodName(period), isNarrowed) : texts.done[done]),
    );
  }, [facts, isStale, isOffline, isUnknown, isOneOfSeveral, town, siteId, period, scope, reference, agentId, onDone]);
  return null;
};
