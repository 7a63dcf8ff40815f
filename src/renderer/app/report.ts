import { faultWords } from '#shared/lib/fault-words';

import { guichetBridge } from '../platform/bridge';

/** Writes a bug of this page into the log of the app. Never throws: it runs when something is broken already. */
export const report = (code: string, error: unknown): void => {
  const detail = faultWords(error);
  guichetBridge()
    ?.invoke('log.report', { level: 'error', code, detail: detail.slice(0, 2_000) })
    .catch(() => undefined);
};
