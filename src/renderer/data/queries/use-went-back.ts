import { useState } from 'react';

import { localKeyValues } from '../../platform/local-key-values';
import { useData } from '../data-state';
import { useSyncState } from './use-sync-state';

const key = 'wentBackSeen';

/**
 * The instant at which the server last went on from a backup or an older copy, for a day; `''` = it did not, or somebody at this
 * desk has seen it. `see` notes that, also for after a reload.
 */
export const useWentBack = (): { readonly at: string; readonly see: () => void } => {
  const { siteId, deviceId } = useData();
  const { wentBackAt } = useSyncState();
  const [seen, setSeen] = useState('');
  const keys = localKeyValues(`guichet.${siteId}.${deviceId}.`);
  const isSeen = wentBackAt === seen || wentBackAt === keys.read(key);
  const see = (): void => {
    keys.write(key, wentBackAt);
    setSeen(wentBackAt);
  };
  return { at: isSeen ? '' : wentBackAt, see };
};
