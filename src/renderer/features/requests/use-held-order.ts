import { useState } from 'react';

import type { RequestLine } from '#shared/domain/requests/request-line';

import { heldOrder, type HeldList } from './view-model/held-order';

type Held = { readonly ids: readonly string[]; readonly about: string };

/**
 * Keeps rows in their place while somebody is on the list: what is new waits, and says so, unless it is the one that was chosen.
 * `about` names what is shown: another filter begins anew. `hold` when the pointer or the focus comes, `release` when it has gone.
 */
export const useHeldOrder = (
  lines: readonly RequestLine[],
  about: string,
  chosenId: string,
): HeldList & { readonly hold: () => void; readonly release: () => void; readonly refresh: () => void } => {
  const [held, setHeld] = useState<Held | null>(null);
  const misses = (ids: readonly string[]): boolean =>
    !ids.includes(chosenId) && lines.some(({ request }) => request.id === chosenId);
  const isHeld = held !== null && held.about === about && !misses(held.ids);
  const take = (): void => setHeld({ ids: lines.map(({ request }) => request.id), about });
  return {
    ...heldOrder(lines, isHeld ? held.ids : null),
    hold: () => {
      if (!isHeld) take();
    },
    release: () => setHeld(null),
    refresh: take,
  };
};
