import './charts.css';
import './drawing/drawing.css';

import { ChartColumn, Table2, Download } from 'lucide-react';
import { type ReactNode, use, useRef, useState } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { voiceText } from '#shared/i18n/fr/shell';

import { Button } from '../button';
import { classNames } from '../class-names';
import { Head } from '../head';
import { Icon } from '../icon';
import { MenuButton } from '../menu-button';
import { ChartBoardContext, sayTurned } from './chart-board';
import { type ChartData, cellText, chartCells } from './chart-data';
import { ChartSaver, type ChartFile } from './chart-saver';
import { pngOf } from './drawing/png-of';
import { svgFileOf } from './drawing/svg-file-of';
import { enterPanel, scrollAside, walked, walkRows } from './walk-rows';

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
const ChartExport = <Row,>(props: ChartExportProps<Row>) => {
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

type ChartTableProps<Row> = Pick<ChartFrameProps<Row>, 'data' | 'onPick'>;

/** The twin of a chart: the same rows, in figures. */
const ChartTable = <Row,>({ data, onPick }: ChartTableProps<Row>) => {
  return (
    // It scrolls where it is long or wide, so it must be reached by the keys.
    <div
      className="ch-table"
      tabIndex={0}
      role="region"
      aria-label={voiceText.asTable(data.caption)}
      onKeyDown={(event) => {
        scrollAside(event);
        walkRows(event, onPick);
      }}
    >
      <table>
        <caption className="sr">{data.caption}</caption>
        <thead>
          <tr>
            {data.columns.map(({ label, kind }) => (
              <th key={label} scope="col" className={kind === 'text' ? 'ch-text' : 'num'}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, at) => (
            // Rows have no other name than their place, and never move.
            <tr key={at} {...walked}>
              {data.columns.map(({ label, kind, value }, column) => {
                const words = cellText(kind, value(row));
                if (column === 0)
                  return (
                    <th key={label} scope="row">
                      {words}
                    </th>
                  );
                return (
                  <td key={label} className={kind === 'text' ? 'ch-text' : 'num'}>
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

type ChartFrameProps<Row> = {
  /** Stays the same: the board and the keys know the panel by it. */
  readonly id: string;
  readonly title: string;
  /** What the figures mean, in one sentence: its strong part, then the rest. */
  readonly bold: ReactNode;
  readonly rest?: ReactNode;
  /** The signs of the drawing, `Legend`. */
  readonly legend?: ReactNode;
  /** Rows of the drawing, of the table and of the files. */
  readonly data: ChartData<Row>;
  /** Opens what stands behind a row, from the table; the drawing has its own way to it. */
  readonly onPick?: (at: number) => void;
  readonly draw: (rows: readonly Row[]) => ReactNode;
  /** `false`: what is drawn is a list, so there is no picture to save. */
  readonly hasDrawing?: boolean;
  /** Moment of the figures as people read it, `23 novembre, 10:32`; with the desks that are missing. */
  readonly asOf?: string;
  /** Small print under the drawing. */
  readonly foot?: ReactNode;
  /** Instead of the drawing when there is no row. */
  readonly empty?: ReactNode;
  /** Name of its files without the ending. */
  readonly fileName?: string;
  readonly className?: string;
};

const useFrameState = (id: string) => {
  const board = use(ChartBoardContext);
  const [turned, setTurned] = useState(false);
  const [isOpen, setOpen] = useState(false);
  return {
    asOfWords: board ? board.asOfWords : chartText.asOf,
    asTable: board ? board.tables.has(id) : turned,
    turn: () => (board ? board.turn(id) : setTurned(!turned)),
    isMenuOpen: board ? board.menu === id : isOpen,
    setMenuOpen: (open: boolean) => (board ? board.setMenu(open ? id : '') : setOpen(open)),
  };
};

/** A figure of a screen: heading, one sentence, signs, drawing with its table twin, files, moment. */
export const ChartFrame = <Row,>(props: ChartFrameProps<Row>) => {
  const { id, title, data, asOf } = props;
  const { asOfWords, asTable, turn, isMenuOpen, setMenuOpen } = useFrameState(id);
  const section = useRef<HTMLElement>(null);
  const isEmpty = data.rows.length === 0;
  const tools = !isEmpty && (
    <span className="ch-tools">
      <Button
        tone="plain"
        size="small"
        icon={asTable ? ChartColumn : Table2}
        label={`${asTable ? chartText.asChart : chartText.asTable}, ${title}`}
        onPress={() => {
          turn();
          sayTurned(title, !asTable);
        }}
      />
      <ChartExport
        title={title}
        fileName={props.fileName ?? id}
        data={data}
        asOf={asOf ?? ''}
        drawing={() => section.current?.querySelector<SVGSVGElement>('svg.ch-svg') ?? null}
        isPicture={!asTable && props.hasDrawing !== false}
        isOpen={isMenuOpen}
        onOpen={setMenuOpen}
      />
    </span>
  );
  return (
    <section
      ref={section}
      className={classNames('ch-frame', `ch--${id}`, props.className)}
      aria-label={title}
      tabIndex={-1}
      data-panel={id}
      onKeyDown={enterPanel}
    >
      <Head
        title={title}
        level={3}
        {...(asOf === undefined || asOfWords === null ? {} : { meta: asOfWords(asOf) })}
        end={tools}
      />
      <p className="ch-sum">
        <b>{props.bold}</b>
        {typeof props.rest === 'string' && /^[^,.\s]/.test(props.rest) ? ` ${props.rest}` : props.rest}
      </p>
      {isEmpty ? (
        props.empty !== '' &&
        props.empty !== props.bold && <div className="ch-empty">{props.empty ?? chartText.none}</div>
      ) : asTable ? (
        <ChartTable data={data} {...(props.onPick ? { onPick: props.onPick } : {})} />
      ) : (
        <>
          {props.legend}
          {props.draw(data.rows)}
        </>
      )}
      {!isEmpty && props.foot !== undefined && props.foot !== '' && <footer className="ch-foot">{props.foot}</footer>}
    </section>
  );
};
