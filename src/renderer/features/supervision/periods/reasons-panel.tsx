import { useMemo } from 'react';

import type { ReasonOfDay } from '#shared/domain/insights/day/day-summary';
import type { SiteReference } from '#shared/domain/model/reference';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { RankedBars } from '../../../ui/charts/ranked-bars';
import { reasonsData, type NamedReason } from '../view-model/period-data';

const text = periodsText.reasons;

type ReasonsPanelProps = {
  readonly reasons: readonly ReasonOfDay[];
  readonly reference: SiteReference;
  readonly fileName: string;
};

const Bars = ({ rows, label }: { readonly rows: readonly NamedReason[]; readonly label: string }) => {
  const bars = useMemo(() => rows.map(({ name, tickets }) => ({ name, value: tickets })), [rows]);
  return <RankedBars rows={bars} label={label} />;
};

/** For what people came on a day. */
export const ReasonsPanel = ({ reasons, reference, fileName }: ReasonsPanelProps) => {
  const data = useMemo(() => {
    const names = new Map(reference.reasons.map(({ id, name }) => [id, name]));
    return reasonsData(reasons.map((one) => ({ ...one, name: names.get(one.reasonId) ?? '' })));
  }, [reasons, reference]);
  const first = data.rows[0];
  const bold = first ? text.bold(first.name, first.tickets) : text.none;
  return (
    <ChartFrame
      id="rea"
      title={text.title}
      bold={bold}
      rest={first ? text.rest : ''}
      data={data}
      draw={(rows) => <Bars rows={rows} label={bold} />}
      empty=""
      fileName={fileName}
    />
  );
};
