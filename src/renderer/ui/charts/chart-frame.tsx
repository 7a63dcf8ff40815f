import './charts.css';
import './drawing/drawing.css';

import { ChartColumn, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { use, useRef, useState } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { Button } from '../button';
import { classNames } from '../class-names';
import { Head } from '../head';
import { ChartBoardContext, sayTurned } from './chart-board';
import type { ChartData } from './chart-data';
import { ChartExport } from './chart-export';
import { ChartTable } from './chart-table';

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
        props.empty !== '' && <p className="ch-empty">{props.empty ?? chartText.none}</p>
      ) : asTable ? (
        <ChartTable data={data} />
      ) : (
        <>
          {props.legend}
          {props.draw(data.rows)}
        </>
      )}
      {!isEmpty && props.foot !== undefined && <p className="ch-foot">{props.foot}</p>}
    </section>
  );
};
