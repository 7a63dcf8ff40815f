import { useState } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { electedText } from '#shared/i18n/fr/steering-elected';

import { localKeyValues } from '../../../platform/local-key-values';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { TextField } from '../../../ui/text-field';
import { readEuros } from './read-euros';

const { cost: text } = electedText;

type CostPanelProps = { readonly report: YearlyReport; readonly asOf: string; readonly fileStem: string };
type CostRow = { readonly name: string; readonly value: number | null };

/** What a contact costs: the amount of the year is typed here and stays on this machine. */
export const CostPanel = ({ report, asOf, fileStem }: CostPanelProps) => {
  const store = localKeyValues('guichet.cost.');
  const year = report.period.from.slice(0, 4);
  const [typed, setTyped] = useState(() => store.read(year));
  const euros = readEuros(typed) ?? report.cost?.total ?? null;
  const { contacts } = report;
  const perContact = euros === null || contacts === null || contacts === 0 ? null : euros / contacts;
  const rows: readonly CostRow[] = [
    { name: text.rows.total, value: euros },
    { name: text.rows.contacts, value: contacts },
    { name: text.rows.perContact, value: perContact },
  ];
  const change = (value: string): void => {
    setTyped(value);
    if (value === '' || readEuros(value) !== null) store.write(year, value);
  };
  return (
    <ChartFrame
      id="cost"
      title={text.title}
      bold={perContact === null ? text.none : text.bold(perContact)}
      data={{
        caption: text.title,
        rows,
        columns: [
          { label: text.columns.what, kind: 'text', value: ({ name }) => name },
          { label: text.columns.value, kind: 'decimal', value: ({ value }) => value },
        ],
      }}
      hasDrawing={false}
      draw={() => (
        <TextField
          className="pi-cost"
          label={text.field}
          hint={text.hint}
          value={typed}
          onChange={change}
          inputMode="numeric"
          error={typed !== '' && readEuros(typed) === null ? text.wrong : undefined}
        />
      )}
      asOf={asOf}
      fileName={`${fileStem}-cout`}
    />
  );
};
