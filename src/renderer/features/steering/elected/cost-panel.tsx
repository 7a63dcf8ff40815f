import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { formatNumber } from '#shared/i18n/fr/figures';
import { electedText } from '#shared/i18n/fr/steering-elected';

import { ChartFrame } from '../../../ui/charts/chart-frame';

const { cost: text } = electedText;

type CostPanelProps = { readonly report: YearlyReport; readonly asOf: string; readonly fileStem: string };
type CostRow = { readonly name: string; readonly value: number; readonly digits: number };

const rowsOf = ({ cost, contacts }: YearlyReport): readonly CostRow[] => {
  if (!cost || contacts === null || cost.perContact === null) return [];
  return [
    { name: text.rows.total, value: cost.total, digits: 0 },
    { name: text.rows.contacts, value: contacts, digits: 0 },
    { name: text.rows.perContact, value: cost.perContact, digits: 2 },
  ];
};

/** What a contact costs: the amount of the year is a setting of the town hall. */
export const CostPanel = ({ report, asOf, fileStem }: CostPanelProps) => {
  const perContact = report.cost?.perContact ?? null;
  return (
    <ChartFrame
      id="cost"
      title={text.title}
      bold={perContact === null ? text.none : text.bold(perContact)}
      data={{
        caption: text.title,
        rows: rowsOf(report),
        columns: [
          { label: text.columns.what, kind: 'text', value: ({ name }) => name },
          { label: text.columns.value, kind: 'decimal', value: ({ value }) => value },
        ],
      }}
      hasDrawing={false}
      draw={(rows) => (
        <dl className="pi-cost">
          {rows.map(({ name, value, digits }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{formatNumber(value, digits)}</dd>
            </div>
          ))}
        </dl>
      )}
      empty={report.cost === null ? text.unset : text.tooFew}
      asOf={asOf}
      fileName={`${fileStem}-cout`}
    />
  );
};
