import { ChartColumn, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { createContext, use, useState } from 'react';

import { supervisionText } from '#shared/i18n/fr/supervision';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';

/** Whether every panel shows its table: the key T turns them all. */
export const AllTables = createContext(false);

type PanelFrameProps = {
  readonly area: 'fit' | 'who' | 'wai' | 'dsk' | 'tru';
  readonly title: string;
  readonly children: ReactNode;
  /** The same numbers as a table; the button to change between them appears with it. */
  readonly table?: ReactNode;
};

/** A panel of supervision under its heading: a chart, and its twin table on demand. */
export const PanelFrame = ({ area, title, children, table }: PanelFrameProps) => {
  const all = use(AllTables);
  const [turned, setTurned] = useState(false);
  const asTable = table !== undefined && all !== turned;
  const swap = (
    <Button
      tone="plain"
      size="small"
      icon={asTable ? ChartColumn : Table2}
      label={`${asTable ? supervisionText.chart : supervisionText.table}, ${title}`}
      isPressed={asTable}
      onPress={() => setTurned(!turned)}
    />
  );
  return (
    <section className={`pn pn--${area}`} aria-label={title} tabIndex={-1} data-panel={area}>
      <Head title={title} level={3} {...(table === undefined ? {} : { end: swap })} />
      {asTable ? <div className="pn-table">{table}</div> : children}
    </section>
  );
};
