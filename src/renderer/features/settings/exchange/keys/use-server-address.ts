import { useEffect, useState } from 'react';

import { guichetBridge } from '../../../../platform/bridge';

const onlyHere = /^https?:\/\/(?:127\.|localhost|\[::1\])/;

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
  return { baseUrl, isLocal: onlyHere.test(baseUrl) };
};
