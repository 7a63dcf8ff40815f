import { useNamedActions } from '../keys';

/** An act of the window by the name under which the palette lists it; `undefined` while nothing of that name can be done. */
export const useNamedAct = (label: string): (() => void) | undefined =>
  useNamedActions().find((action) => action.label === label && !action.disabled)?.run ?? undefined;
