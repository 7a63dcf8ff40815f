import { Download } from 'lucide-react';
import { use } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { Icon } from '../icon';
import { MenuButton } from '../menu-button';
import { chartCells, type ChartData } from './chart-data';
import { ChartSaver, type ChartFile } from './chart-saver';
import { pngOf } from './drawing/png-of';
import { svgFileOf } from './drawing/svg-file-of';

type ChartExportProps<Row> = {
  readonly title: string;
  readonly fileName: string;
  readonly data: ChartData<Row>;
  /** Moment of the figures, in the last column of their file. */
  readonly asOf: string;
  /** The drawing on screen, read when a file of it is asked for. */
  readonly drawing: () => SVGSVGElement | null;
  /** A drawing is on screen: neither the table nor a list. */
  readonly isPicture: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

const kinds = ['csv', 'png', 'svg'] as const;

const fileOf = async <Row,>(kind: (typeof kinds)[number], props: ChartExportProps<Row>): Promise<ChartFile | null> => {
  const { data, fileName } = props;
  if (kind === 'csv') {
    const columns = data.columns.map(({ label, kind: of }) => ({ label, kind: of }));
    const rows = chartCells(data);
    if (props.asOf === '') return { kind, name: `${fileName}.csv`, columns, rows };
    return {
      kind,
      name: `${fileName}.csv`,
      columns: [...columns, { label: chartText.asOfColumn, kind: 'text' }],
      rows: rows.map((cells) => [...cells, props.asOf]),
    };
  }
  const svg = props.drawing();
  if (!svg) return null;
  const content = kind === 'svg' ? svgFileOf(svg, props.title) : await pngOf(svg, props.title);
  return content && { kind, name: `${fileName}.${kind}`, content };
};

/** The files of a chart: its figures for a spreadsheet, its picture, its drawing. */
export const ChartExport = <Row,>(props: ChartExportProps<Row>) => {
  const save = use(ChartSaver);
  if (!save) return null;
  const choose = async (kind: (typeof kinds)[number]): Promise<void> => {
    const file = await fileOf(kind, props);
    if (file) save(file);
  };
  return (
    <MenuButton
      face={<Icon of={Download} />}
      faceClassName="btn btn--small btn--plain btn--icon"
      faceLabel={chartText.exportMenu(props.title)}
      label={chartText.exportMenu(props.title)}
      choices={kinds.map((id) => ({
        id,
        ...chartText.kinds[id],
        isDisabled: id !== 'csv' && !props.isPicture,
      }))}
      onChoose={(kind) => void choose(kind)}
      isOpen={props.isOpen}
      onOpen={props.onOpen}
      keys="E"
    />
  );
};
