import { useKeysNow, useOfKeys, type ActiveAction } from '../keys';

/** An act of the window by the name under which the palette lists it; `undefined` while nothing of that name can be done. */
export const useNamedAct = (label: string): (() => void) | undefined => {
  const now = useKeysNow();
  const runOf = (actions: readonly ActiveAction[]) =>
    actions.find((action) => action.label === label && !action.disabled)?.run ?? undefined;
  const isThere = useOfKeys(({ named }) => runOf(named()) !== undefined);
  return isThere ? () => runOf(now.named())?.() : undefined;
};
