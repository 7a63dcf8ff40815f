import type { WipeState } from '#shared/ipc/wipe';

import { toldState } from './told-state';

/** How far this station has erased what it held: `null` where no server asked for it, `undefined` until the main process has said. */
export const wipeState = toldState<WipeState | null | undefined>({
  first: undefined,
  // Where it does not answer, the page says so by itself.
  ask: (bridge) => bridge.invoke('wipe.state', undefined).catch(() => null),
  listen: (bridge, take) => void bridge.on('wipe.changed', take),
});
