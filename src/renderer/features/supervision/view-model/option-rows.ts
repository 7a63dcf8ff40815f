import type { Measure } from '#shared/domain/model/measure';
import type { Weighed } from '#shared/domain/insights/day/weigh';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { WhatIf } from '../live/run-what-if';

/** A change in words, with what it would do. */
export type OptionRow = Weighed & { readonly id: string; readonly what: string; readonly detail: string };

/** The name of a reason where it is short enough to stand in a line. */
export const shortOf = ({ name, shortName }: Reason): string =>
  name.length > 22 && shortName !== '' ? shortName : name;

/** A change in a few words. */
export const whatOf = (measure: Measure, { desks, reasons }: SiteReference): string => {
  const desk = entryById(desks, measure.deskId)?.number ?? 0;
  if (measure.kind === 'open') return optionsText.open(desk);
  if (measure.kind === 'pause') return optionsText.pause;
  const reason = entryById(reasons, measure.reasonId);
  return optionsText.switched(desk, reason ? shortOf(reason) : '');
};

const detailOf = (measure: Measure, leavesReception: boolean, { agents }: SiteReference): string => {
  const name = entryById(agents, measure.agentId)?.shortName ?? '';
  if (measure.kind === 'open')
    return `${optionsText.when(name, measure.from, measure.to)}${leavesReception ? `, ${optionsText.emptyReception}` : ''}`;
  if (measure.kind === 'pause') return optionsText.moved(name, measure.was.from, measure.from);
  return optionsText.lent(name, measure.from, minutesOf(measure.to) - minutesOf(measure.from));
};

const ticketWords = ({ lastTicket, isToTheEnd }: Pick<WhatIf, 'lastTicket' | 'isToTheEnd'>): string => {
  if (isToTheEnd) return optionsText.ticketsToTheEnd;
  return lastTicket === '' ? optionsText.noTicket : optionsText.lastTicket(lastTicket);
};

/** The changes as rows: the best first, « nothing » last. Measures, never people, are compared. */
export const optionRows = (
  options: readonly Weighed[],
  found: Pick<WhatIf, 'lastTicket' | 'isToTheEnd'>,
  reference: SiteReference,
): readonly OptionRow[] =>
  options.map((one) => ({
    ...one,
    id: one.measure ? `${one.measure.kind} ${one.measure.deskId}` : 'nothing',
    what: one.measure ? whatOf(one.measure, reference) : optionsText.nothing,
    detail: one.measure ? detailOf(one.measure, one.leavesReception, reference) : ticketWords(found),
  }));

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
