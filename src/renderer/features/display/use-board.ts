import { useEffect, useReducer, useRef } from 'react';

import type { Board } from '#shared/ipc/contract';

import { guichetBridge } from '../../platform/bridge';
import { setClockOffset } from '../../platform/clock';
import { announceNext, openWith, receive, silent, type Announcer } from './announcer';

/** How long a call stands alone before the next one is announced. */
const turnMs = 3_000;

export type Shown = { readonly board: Board | null; readonly announcer: Announcer };
type Action = { readonly type: 'first' | 'newer'; readonly board: Board } | { readonly type: 'next' };

const reduce = (shown: Shown, action: Action): Shown => {
  if (action.type === 'next') return { ...shown, announcer: announceNext(shown.announcer) };
  if (action.type === 'newer' && shown.board) {
    return { board: action.board, announcer: receive(shown.announcer, action.board) };
  }
  // The answer to the first question may come after a newer board was pushed.
  return shown.board ? shown : { board: action.board, announcer: openWith(action.board) };
};

/** The board that the main window publishes, with its calls announced one after the other. */
export const useBoard = (): Shown => {
  const [shown, dispatch] = useReducer(reduce, { board: null, announcer: silent });
  const { queue, turn } = shown.announcer;
  const isWaiting = queue.length > 0;

  useEffect(() => {
    const bridge = guichetBridge();
    if (!bridge) return undefined;
    // The hour of the town comes first, so that the clock never shows another.
    const take = (type: 'first' | 'newer', board: Board): void => {
      setClockOffset(board.clockOffsetMs);
      dispatch({ type, board });
    };
    const stop = bridge.on('board.changed', (board) => take('newer', board));
    bridge.invoke('board.get', undefined).then(
      (board) => board && take('first', board),
      () => undefined,
    );
    return stop;
  }, []);

  // The first call after a pause is announced at once; those behind it wait for their turn.
  const freeAtMs = useRef(0);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const announce = () => {
      freeAtMs.current = performance.now() + turnMs;
      dispatch({ type: 'next' });
    };
    const timer = setTimeout(announce, Math.max(0, freeAtMs.current - performance.now()));
    return () => clearTimeout(timer);
  }, [isWaiting, turn]);

  return shown;
};
