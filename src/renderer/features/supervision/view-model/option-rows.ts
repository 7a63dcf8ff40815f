import type { Measure } from '#shared/domain/insights/day/measures';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { minutesOf } from '#shared/time/civil';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { WhatIf } from '../live/run-what-if';

/** A change in words, with what it would do. Minutes are rounded as they are shown. */
export type OptionRow = {
  readonly id: string;
  readonly measure: Measure | null;
  readonly what: string;
  readonly detail: string;
  readonly p90Min: number;
  readonly errorMin: number;
  /** Minutes less than when nothing is changed. */
  readonly gainMin: number;
  /** The gain is worth the trouble, and larger than what days differ by anyway. */
  readonly isSure: boolean;
  readonly days: number;
};

/** From how many minutes on a change is worth the trouble. */
const worthMin = 3;

/** The name of a reason where it is short enough to stand in a line. */
const shortOf = ({ name, shortName }: Reason): string => (name.length > 22 && shortName !== '' ? shortName : name);

const whatOf = (measure: Measure, { desks, reasons }: SiteReference): string => {
  const desk = desks.find(({ id }) => id === measure.deskId)?.number ?? 0;
  if (measure.kind === 'open') return optionsText.open(desk);
  if (measure.kind === 'pause') return optionsText.pause;
  const reason = reasons.find(({ id }) => id === measure.reasonId);
  return optionsText.switched(desk, reason ? shortOf(reason) : '');
};

const detailOf = (measure: Measure, { agents }: SiteReference): string => {
  const name = agents.find(({ id }) => id === measure.agentId)?.shortName ?? '';
  if (measure.kind === 'open') return optionsText.when(name, measure.from, measure.to);
  if (measure.kind === 'pause') return optionsText.moved(name, measure.was.from, measure.from);
  return optionsText.lent(name, measure.from, minutesOf(measure.to) - minutesOf(measure.from));
};

const ticketWords = ({ lastTicket, isToTheEnd }: WhatIf): string => {
  if (isToTheEnd) return optionsText.ticketsToTheEnd;
  return lastTicket === '' ? optionsText.noTicket : optionsText.lastTicket(lastTicket);
};

/** The changes as rows: the best first, « nothing » last. Measures, never people, are compared. */
export const optionRows = (found: WhatIf, reference: SiteReference): readonly OptionRow[] => {
  const base = Math.round(found.scenarios.find(({ measure }) => measure === null)?.effect.p90Min ?? 0);
  const rows = found.scenarios.map(({ measure, effect }) => {
    const p90Min = Math.round(effect.p90Min);
    const errorMin = Math.round(effect.errorMin);
    const gainMin = base - p90Min;
    return {
      id: measure ? `${measure.kind} ${measure.deskId} ${measure.from}` : 'nothing',
      measure,
      what: measure ? whatOf(measure, reference) : optionsText.nothing,
      detail: measure ? detailOf(measure, reference) : ticketWords(found),
      p90Min,
      errorMin,
      gainMin,
      isSure: gainMin >= worthMin && gainMin > errorMin,
      days: effect.days,
    };
  });
  // What makes waits longer is no proposal.
  return rows.filter(({ measure: changed, gainMin }) => changed === null || gainMin > 0);
};

const { columns, caption } = optionsText;

/** The changes as figures. */
export const optionsData = (rows: readonly OptionRow[]): ChartData<OptionRow> => ({
  caption,
  rows,
  columns: [
    { label: columns.what, kind: 'text', value: (row) => row.what },
    { label: columns.detail, kind: 'text', value: (row) => row.detail },
    { label: columns.p90, kind: 'count', value: (row) => row.p90Min },
    { label: columns.error, kind: 'count', value: (row) => row.errorMin },
    { label: columns.gain, kind: 'count', value: (row) => (row.measure ? row.gainMin : null) },
    {
      label: columns.sure,
      kind: 'text',
      value: (row) => (row.measure ? (row.isSure ? optionsText.yes : optionsText.no) : ''),
    },
    { label: columns.days, kind: 'count', value: (row) => row.days },
  ],
});
