import { useRef, type RefObject } from 'react';

import { focusNext } from '../../ui/keep-focus';
import { useSteady } from '../../ui/redraw/use-steady';

/** Half a second: the store tells what was written well before. */
const arrivesWithinFrames = 30;

/** Somebody has begun to write elsewhere since the focus was at `held`: it stays with them. */
const writesElsewhere = (held: Element | null): boolean => {
  const active = document.activeElement;
  return active !== held && active?.matches('input, textarea, [role="dialog"] *, [role="alertdialog"] *') === true;
};

type ListFocus = {
  /** To the line that is chosen, or to what an empty list offers. */
  readonly toList: () => void;
  /** To the line of a request. What was just logged is in the list a moment later, or never, where only its department sees it: then to the list. */
  readonly toRow: (requestId: string) => void;
  readonly toSearch: () => void;
};

/** Brings the focus into the list and to the search of Demandes; the same functions from one drawing to the next. */
export const useListFocus = (
  root: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
): ListFocus => {
  /** Grows with each way to the search: a look that was begun before takes no focus from there. */
  const searches = useRef(0);
  const toList = (): void => {
    const begun = searches.current;
    focusNext(() =>
      begun === searches.current
        ? root.current?.querySelector<HTMLElement>('.rq-row[tabindex="0"], .rq-empty button')
        : null,
    );
  };
  const toRow = (requestId: string): void => {
    const held = document.activeElement;
    const begun = searches.current;
    const look = (framesLeft: number): void =>
      void requestAnimationFrame(() => {
        if (begun !== searches.current || writesElsewhere(held)) return;
        const row = root.current?.querySelector<HTMLElement>(`[data-request="${CSS.escape(requestId)}"]`);
        if (row) row.focus({ preventScroll: true });
        else if (framesLeft > 0) look(framesLeft - 1);
        else toList();
      });
    look(arrivesWithinFrames);
  };
  const toSearch = (): void => {
    searches.current += 1;
    search.current?.focus();
  };
  return useSteady({ toList, toRow, toSearch });
};
