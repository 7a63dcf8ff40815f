import { faultWords } from '#shared/lib/fault-words';

import { NewerStore } from './database/store-versions';
import { NoStoreKey } from './seal/store-seal';

/** Why the local store cannot be used. `schemaChanged` = made by another version; `keyGone` = it is sealed, and its key is not to be had; `unavailable` = the disk or the browser refuses. */
export type DataFault = {
  readonly code: 'schemaChanged' | 'storageFull' | 'keyGone' | 'unavailable';
  /** Technical cause, for the log and for the person on the phone with the maker. */
  readonly detail: string;
};

const keyFaults = { gone: 'keyGone', full: 'storageFull', unwritten: 'unavailable' } as const;

/** Sorts an error of opening by what a person can do about it. */
export const toDataFault = (error: unknown): DataFault => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const name = error instanceof Error ? error.name : '';
  const detail = faultWords(error);
  if (error instanceof NoStoreKey) return { code: keyFaults[error.why], detail };
  if (error instanceof NewerStore || code === 'DB6' || code === 'DXE1' || name === 'VersionError')
    return { code: 'schemaChanged', detail };
  if (name === 'QuotaExceededError' || (error instanceof Error && error.message.includes('QuotaExceeded')))
    return { code: 'storageFull', detail };
  return { code: 'unavailable', detail };
};
