import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { RequestRow } from './request-row';
import { steppedTo, stopIndex } from './view-model/chosen-line';
import { listItems, rowsSeen, rowTops, stuckHead, type ListItem, type StuckHead } from './view-model/list-items';

const text = requestsText.list;

type RequestListProps = {
  readonly lines: readonly RequestLine[];
  readonly reference: SiteReference;
  readonly today: string;
  readonly selectedId: string;
  /** Where the one that is shown stood last, for when it is in the list no more. */
  readonly lastIndex: number;
  readonly onSelect: (id: string) => void;
  /** Entrée: on to what can be done with it. */
  readonly onEnter: () => void;
};

/** Heights in rem, as `requests.css` writes them. */
const remHeights = { head: 2, line: 3.0625 };
/** Names are asked for by stretches of rows, so that a step of the wheel asks nothing new. */
const stretch = 24;

const onResize = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** A window that becomes large is written one notch larger. */
const useRootPx = (): number =>
  useSyncExternalStore(onResize, () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);

/** What is seen of the list, followed while it is scrolled or changes its size. */
const useView = () => {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return { box, view };
};

const keyOf = (item: ListItem): string => (item.kind === 'head' ? item.group : item.line.request.id);

/** The rows that are in sight, and the one that is chosen wherever it stands, so that the focus is never lost. */
const drawnRows = (items: readonly ListItem[], first: number, last: number, selectedId: string): readonly number[] => {
  const rows = Array.from(
    { length: Math.max(0, Math.min(items.length, last + 1) - first) },
    (_, index) => first + index,
  );
  const chosen = items.findIndex((item) => item.kind === 'line' && item.line.request.id === selectedId);
  return chosen < 0 || (chosen >= first && chosen <= last) ? rows : [...rows, chosen].toSorted((a, b) => a - b);
};

/** The heading of the group that is looked at, while its own has scrolled away. The list says it already. */
const Stuck = ({ stuck }: { readonly stuck: StuckHead }) => (
  <div className="rq-stuck" aria-hidden="true">
    <p className="rq-head" style={{ transform: `translateY(${stuck.shift}px)` }}>
      <b>{requestsText.groupHeads[stuck.head.group]}</b>
      <span className="meta">{stuck.head.count}</span>
    </p>
  </div>
);

/** The requests, in groups under their headings. Only the rows in sight are drawn. */
export const RequestList = (props: RequestListProps) => {
  const { lines, reference, today, selectedId, lastIndex, onSelect, onEnter } = props;
  const { box, view } = useView();
  const px = useRootPx();
  const items = useMemo(() => listItems(lines), [lines]);
  const tops = useMemo(() => rowTops(items, { head: remHeights.head * px, line: remHeights.line * px }), [items, px]);
  const { first, last } = rowsSeen(tops, view.top, view.height);
  const stuck = stuckHead(items, tops, view.top, remHeights.head * px);
  const from = Math.floor(first / stretch) * stretch;
  const asked = items.slice(from, from + 3 * stretch);
  const citizens = useCitizenValues(
    asked.flatMap((item) => (item.kind === 'line' ? [item.line.request.citizenId] : [])),
  );
  const at = lines.findIndex(({ request }) => request.id === selectedId);
  const count = lines.length;
  const stopId = lines[stopIndex({ at, lastIndex, count })]?.request.id ?? '';
  useEffect(() => {
    const element = box.current;
    const row = items.findIndex((item) => item.kind === 'line' && item.line.request.id === selectedId);
    const [top, bottom] = [tops[row], tops[row + 1]];
    if (!element || top === undefined || bottom === undefined) return;
    const headroom = remHeights.head * px;
    if (top - headroom < element.scrollTop) element.scrollTop = top - headroom;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    // The acts are about what is chosen: an undo that brings another request back takes the focus of the list along.
    if (document.activeElement?.matches('.rq-row') === true && element.contains(document.activeElement))
      element.querySelector<HTMLElement>(`[data-request="${CSS.escape(selectedId)}"]`)?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- another choice moves the list, never another order
  }, [selectedId]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (selectedId !== stopId) onSelect(stopId);
      onEnter();
      return;
    }
    const page = Math.max(1, Math.floor(view.height / (remHeights.line * px)) - 1);
    const next = steppedTo({ key: event.key, at, lastIndex, count, page });
    const line = next === undefined ? undefined : lines[next];
    if (!line) return;
    event.preventDefault();
    const { id } = line.request;
    onSelect(id);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-request="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }),
    );
  };
  return (
    <div className="rq-list" ref={box} onKeyDown={onKeyDown}>
      {stuck && <Stuck stuck={stuck} />}
      <ul aria-label={text.label} className="rq-rows" style={{ height: tops.at(-1) ?? 0 }}>
        {drawnRows(items, first, last, selectedId).map((row) => {
          const item = items[row];
          if (!item) return null;
          const style: CSSProperties = { transform: `translateY(${tops[row] ?? 0}px)` };
          return item.kind === 'head' ? (
            <li key={keyOf(item)} className="rq-head" style={style}>
              <h3>{requestsText.groupHeads[item.group]}</h3>
              <span className="meta">{item.count}</span>
            </li>
          ) : (
            <li key={keyOf(item)} style={style} aria-setsize={lines.length} aria-posinset={item.index + 1}>
              <RequestRow
                line={item.line}
                reference={reference}
                citizen={citizens.get(item.line.request.citizenId)}
                today={today}
                isSelected={item.line.request.id === selectedId}
                isStop={item.line.request.id === stopId}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
};
