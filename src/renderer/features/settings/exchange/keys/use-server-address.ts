import { useEffect, useState } from 'react';

import { isThisMachine } from '#shared/lib/is-this-machine';

import { guichetBridge } from '../../../../platform/bridge';

/** Where calendar programs reach the server: its best address, and whether that answers on this station only. */
export type ServerAddress = { readonly baseUrl: string; readonly isLocal: boolean };

/** Asks the main process for the address of the server; `''` until it is known. */
export const useServerAddress = (): ServerAddress => {
  const [baseUrl, setBaseUrl] = useState('');
  useEffect(() => {
    void guichetBridge()
      ?.invoke('hub.addresses', undefined)
      .then(([best = '']) => setBaseUrl(best));
  }, []);
  return { baseUrl, isLocal: baseUrl !== '' && isThisMachine(new URL(baseUrl).hostname) };
};
