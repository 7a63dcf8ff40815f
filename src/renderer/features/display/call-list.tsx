import { use, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';

import type { PublishedCall } from '#shared/domain/publication/publication';
import { displayText } from '#shared/i18n/fr/display';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { classNames } from '../../ui/class-names';
import { boardPages } from './board-pages';
import { placeOf } from './call-words';
import { TurningContext } from './turning';

/** Height of a row, rem; the style of the list has the same. */
const rowRem = { roomy: 7.75, dense: 5.25 } as const;

type Rows = { readonly roomy: number; readonly dense: number };

const rootPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** How many rows fit into an element, measured whenever it changes; the root follows the panel, so its size counts too. */
const useRows = (element: RefObject<HTMLElement | null>): Rows => {
  const [rows, setRows] = useState<Rows>({ roomy: 1, dense: 1 });
  useEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = (): void => {
      const remHeight = measured.clientHeight / rootPx();
      // A hair of rounding must not cost a row.
      const fit = (rem: number): number => Math.max(1, Math.floor(remHeight / rem + 0.02));
      setRows({ roomy: fit(rowRem.roomy), dense: fit(rowRem.dense) });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return rows;
};

const turnPageMs = 8_000;
const longLabel = 5;
const longPlace = 12;

const Row = ({ call, zone }: { readonly call: PublishedCall; readonly zone: string }) => (
  <li data-call={call.label}>
    <span
      className={classNames(
        'aff-small',
        call.label.length > longLabel && 'aff-small--long',
        !call.stands && 'aff-small--over',
      )}
    >
      {call.label}
    </span>
    <b className={classNames(placeOf(call).length > longPlace && 'aff-place--long')}>{placeOf(call)}</b>
    <time>{shortTime(civilOf(call.at, zone).time)}</time>
  </li>
);

/** A page, and the announcement during which it was reached. */
type Page = { readonly at: number; readonly of: number };

/** Which page shows: the next one every eight seconds unless the board was stopped, the first again with each announcement. */
const usePage = (pages: number, turn: number): number => {
  const { isStill, steps } = use(TurningContext);
  const [{ at, of }, setPage] = useState<Page>({ at: 0, of: turn });
  const [taken, setTaken] = useState(steps);
  const after = (page: Page): Page => ({ at: page.of === turn ? page.at + 1 : 1, of: turn });
  if (taken !== steps) {
    setTaken(steps);
    setPage(after);
  }
  const turnPage = useEffectEvent(() => setPage(after));
  useEffect(() => {
    if (pages < 2 || isStill) return undefined;
    const timer = setInterval(() => turnPage(), turnPageMs);
    return () => clearInterval(timer);
  }, [pages, turn, isStill]);
  return of === turn ? at % pages : 0;
};

type CallListProps = {
  readonly calls: readonly PublishedCall[];
  readonly turn: number;
  readonly zone: string;
  /** Whether a number stands big beside. */
  readonly isFirst: boolean;
};

/** Every other call: as many as fit, the rest on pages that turn by themselves. Nobody who is awaited is ever left out. */
export const CallList = ({ calls, turn, zone, isFirst }: CallListProps) => {
  const list = useRef<HTMLOListElement>(null);
  const rows = useRows(list);
  const awaited = calls.filter((call) => call.stands).length;
  const isDense = awaited > rows.roomy;
  const pages = boardPages(calls, isDense ? rows.dense : rows.roomy);
  const page = usePage(pages.length, turn);
  return (
    <section className={classNames('aff-prev', isDense && 'aff-prev--dense')} aria-label={displayText.previous}>
      <h2>
        {displayText.previous}
        {pages.length > 1 && <span className="aff-page">{displayText.page(page + 1, pages.length)}</span>}
      </h2>
      {calls.length === 0 && isFirst && <p>{displayText.nonePrevious}</p>}
      <ol ref={list} data-pages={pages.length}>
        {(pages[page] ?? []).map((call) => (
          <Row key={call.callId} call={call} zone={zone} />
        ))}
      </ol>
    </section>
  );
};
