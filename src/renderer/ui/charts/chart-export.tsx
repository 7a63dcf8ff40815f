import { Download } from 'lucide-react';
import { use } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { chartText } from '#shared/i18n/fr/charts';

import { Icon } from '../icon';
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
  const choose = async (key: unknown): Promise<void> => {
    const kind = kinds.find((one) => one === key);
    const file = kind && (await fileOf(kind, props));
    if (file) save(file);
  };
  return (
    <MenuTrigger isOpen={props.isOpen} onOpenChange={props.onOpen}>
      <AriaButton
        className="btn btn--small btn--plain btn--icon"
        aria-label={chartText.exportMenu(props.title)}
        aria-keyshortcuts="E"
      >
        <Icon of={Download} />
      </AriaButton>
      <Popover className="menu" placement="bottom end">
        <Menu
          className="options"
          aria-label={chartText.exportMenu(props.title)}
          onAction={(key) => void choose(key)}
          disabledKeys={props.isPicture ? [] : ['png', 'svg']}
        >
          {kinds.map((kind) => (
            <MenuItem key={kind} id={kind} className="option" textValue={chartText.kinds[kind].label}>
              <span>{chartText.kinds[kind].label}</span>
              <small>{chartText.kinds[kind].detail}</small>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
