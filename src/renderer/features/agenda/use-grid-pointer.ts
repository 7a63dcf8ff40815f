import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';

import { minuteAt, placeOf, type Axis, type Span } from './view-model/axis';
import type { DeskColumn } from './view-model/day-view';
import { deskAt, lengthTo, snap, targetAt, type GridBox, type Target } from './view-model/move-target';

/** What the ghost says while something is dragged. */
export type DragWords = { readonly text: string; readonly refusal: string };

export type GridPointer = {
  readonly axis: Axis | null;
  readonly columns: readonly DeskColumn[];
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  readonly ghostRef: RefObject<HTMLDivElement | null>;
  readonly canMove: (id: string) => boolean;
  readonly say: (id: string, target: Target, durationMin: number) => DragWords;
  readonly onDrop: (id: string, target: Target) => void;
  readonly onCreate: (target: Target, lengthMin: number) => void;
};

type Gesture = {
  readonly kind: 'move' | 'resize' | 'slot';
  readonly id: string;
  readonly box: GridBox;
  readonly x: number;
  readonly y: number;
  readonly span: Span;
  readonly deskId: string;
  readonly grabMin: number;
  started: boolean;
  target: Target;
  lengthMin: number;
};

const startAfterPx = 4;

const measure = (body: HTMLElement): GridBox => {
  const { top, height } = body.getBoundingClientRect();
  const columns = [...body.querySelectorAll<HTMLElement>('[data-desk]')].map((element) => {
    const { left, width } = element.getBoundingClientRect();
    return { deskId: element.dataset['desk'] ?? '', left, width };
  });
  return { top, height, columns };
};

/** Where the free run from a minute ends in a column: the next block, or the end of opening. */
const runEnd = (column: DeskColumn | undefined, from: number): number => {
  let end = from;
  for (const stop of column?.stops ?? []) {
    if (stop.from < end || (stop.kind === 'block' && stop.from < from)) continue;
    if (stop.kind === 'block' || stop.from > end) break;
    end = stop.to;
  }
  return end;
};

const begin = (
  pointer: GridPointer,
  axis: Axis,
  event: PointerEvent<HTMLElement>,
  body: HTMLElement,
): Gesture | null => {
  if (!(event.target instanceof Element)) return null;
  const box = measure(body);
  const minute = minuteAt(axis, (event.clientY - box.top) / box.height);
  const id = event.target.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? '';
  const deskId = deskAt(box, event.clientX);
  const column = pointer.columns.find((one) => one.deskId === deskId);
  const at = { id, box, x: event.clientX, y: event.clientY, deskId, started: false };
  if (id !== '') {
    const block = pointer.columns.flatMap(({ blocks }) => blocks).find((one) => one.id === id);
    if (!block || !pointer.canMove(id)) return null;
    return {
      ...at,
      kind: event.target.closest('[data-grip]') ? 'resize' : 'move',
      span: block,
      grabMin: minute - block.from,
      target: { deskId: block.deskId, from: block.from },
      lengthMin: block.to - block.from,
    };
  }
  const stop = column?.stops.find((one) => one.kind === 'free' && minute >= one.from && minute < one.to);
  if (!stop) return null;
  const span = { from: stop.from, to: runEnd(column, stop.from) };
  return { ...at, kind: 'slot', span, grabMin: 0, target: { deskId, from: stop.from }, lengthMin: 0 };
};

const draw = (ghost: HTMLElement, axis: Axis, gesture: Gesture, words: DragWords, lengthMin: number): void => {
  const column = gesture.box.columns.find((one) => one.deskId === gesture.target.deskId);
  const first = gesture.box.columns[0];
  if (!column || !first) return;
  const top = placeOf(axis, gesture.target.from) * gesture.box.height;
  const end = placeOf(axis, gesture.target.from + lengthMin) * gesture.box.height;
  const parentLeft = ghost.parentElement?.getBoundingClientRect().left ?? first.left;
  ghost.hidden = false;
  ghost.style.transform = `translate(${column.left - parentLeft + 2}px, ${top}px)`;
  ghost.style.width = `${column.width - 4}px`;
  ghost.style.height = `${Math.max(16, end - top)}px`;
  ghost.classList.toggle('is-refused', words.refusal !== '');
  const [time, tip] = ghost.children;
  if (time) time.textContent = words.text;
  if (tip) tip.textContent = words.refusal;
};

/** Dragging in the grid of a day: the ghost is moved by the DOM alone, so nothing renders until the drop. */
export const useGridPointer = (pointer: GridPointer) => {
  const gesture = useRef<Gesture | null>(null);
  const swallowClick = useRef(false);
  const latest = useRef(pointer);
  useEffect(() => {
    latest.current = pointer;
  });

  const clear = (): void => {
    const { ghostRef, bodyRef } = latest.current;
    gesture.current = null;
    if (ghostRef.current) ghostRef.current.hidden = true;
    bodyRef.current?.classList.remove('is-dragging');
  };
  const update = (event: PointerEvent<HTMLElement>): void => {
    const { axis, ghostRef, bodyRef, say } = latest.current;
    const now = gesture.current;
    if (!now || !axis || !ghostRef.current) return;
    if (!now.started) {
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < startAfterPx) return;
      now.started = true;
      bodyRef.current?.setPointerCapture(event.pointerId);
      bodyRef.current?.classList.add('is-dragging');
    }
    const before = `${now.target.deskId} ${now.target.from} ${now.lengthMin}`;
    if (now.kind === 'move') {
      now.target = targetAt(axis, now.box, { x: event.clientX, y: event.clientY }, now.grabMin, now.lengthMin);
    } else if (now.kind === 'resize') {
      now.lengthMin = lengthTo(axis, now.span.from, minuteAt(axis, (event.clientY - now.box.top) / now.box.height));
      now.target = { ...now.target, lengthMin: now.lengthMin };
    } else {
      const minute = snap(minuteAt(axis, (event.clientY - now.box.top) / now.box.height));
      now.lengthMin = Math.max(10, Math.min(minute, now.span.to) - now.span.from);
    }
    if (before === `${now.target.deskId} ${now.target.from} ${now.lengthMin}` && !ghostRef.current.hidden) return;
    draw(ghostRef.current, axis, now, say(now.id, now.target, now.lengthMin), now.lengthMin);
  };
  const finish = (): void => {
    const now = gesture.current;
    clear();
    if (!now?.started) return;
    swallowClick.current = true;
    setTimeout(() => {
      swallowClick.current = false;
    });
    if (now.kind === 'slot') latest.current.onCreate(now.target, now.lengthMin);
    else if (
      now.target.deskId !== now.deskId ||
      now.target.from !== now.span.from ||
      now.lengthMin !== now.span.to - now.span.from
    )
      latest.current.onDrop(now.id, now.target);
  };

  useEffect(() => {
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !gesture.current?.started) return;
      event.stopPropagation();
      clear();
    };
    window.addEventListener('keydown', cancel, { capture: true });
    return () => window.removeEventListener('keydown', cancel, { capture: true });
  }, []);

  return {
    /** True for the click that ends a drag: it opens nothing. */
    isDragClick: (): boolean => swallowClick.current,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const { axis, bodyRef } = latest.current;
        if (event.button === 0 && axis && bodyRef.current)
          gesture.current = begin(latest.current, axis, event, bodyRef.current);
      },
      onPointerMove: update,
      onPointerUp: finish,
      onPointerCancel: clear,
    },
  };
};
