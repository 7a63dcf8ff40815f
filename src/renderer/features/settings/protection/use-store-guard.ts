import { useEffect, useState } from 'react';

import type { StoreKeyAnswer } from '#shared/ipc/contract';

import { guichetBridge } from '../../../platform/bridge';

/** Who guards the key by which the store of this desk is sealed; `null` until the main process has said it, and where it cannot. */
export const useStoreGuard = (): StoreKeyAnswer['guard'] | null => {
  const [guard, setGuard] = useState<StoreKeyAnswer['guard'] | null>(null);
  useEffect(() => {
    let isGone = false;
    guichetBridge()
      ?.invoke('store.key', undefined)
      .then((answer) => {
        if (!isGone) setGuard(answer.guard);
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return guard;
};
