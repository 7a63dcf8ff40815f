import type { Reference } from '#shared/domain/model/reference';

import { CALM_MS } from '#shared/sync/wire/call';

import { backoffMs } from './backoff';
import type { SyncEngine, SyncOptions } from './sync-engine';
import { createWaker } from './waker';

/** Names of things change a few times a year. */
const everyMs = 10 * 60_000;

/** Puts the names of things into the store, in the place of those that were there. */
const keep = async ({ database }: SyncOptions, documents: readonly Reference[]): Promise<void> => {
  const ids = new Set(documents.map(({ id }) => id));
  const stored = await database.reference.find().exec();
  await database.reference.bulkUpsert([...documents]);
  await database.reference.bulkRemove(stored.flatMap(({ id }) => (ids.has(id) ? [] : [id])));
};

/**
 * What a device of the elected exchanges: the names of things, and nothing else. It replicates no collection, sends nothing and hears no
 * poke; its figures are asked for by the screen that shows them.
 */
export const startElected = (options: SyncOptions): SyncEngine => {
  const { http, contact, machineNow, random } = options;
  const ending = new AbortController();
  const waker = createWaker();

  const attempt = async (): Promise<boolean> => {
    const sent = performance.now();
    const head = await http.calls.head({}, { patienceMs: CALM_MS });
    if (!head.ok) {
      contact.failed(head.reason);
      return false;
    }
    options.onClockOffset(head.value.clockOffsetMs);
    contact.drift(Math.round(machineNow().getTime() - (performance.now() - sent) / 2 - Date.parse(head.value.now)));
    const names = await http.calls.electedReference();
    if (!names.ok) {
      contact.failed(names.reason);
      return false;
    }
    await keep(
      options,
      names.value.documents.map(({ _deleted, ...document }) => document as unknown as Reference),
    );
    contact.reached();
    options.keys.write('complete', '1');
    contact.complete(true);
    return true;
  };

  const run = async (): Promise<void> => {
    options.onLead();
    for (let failures = 0; !ending.signal.aborted;) {
      const went = await attempt().catch((error: unknown) => {
        if (!ending.signal.aborted) options.onFault(error);
        return false;
      });
      failures = went ? 0 : failures + 1;
      const waitMs = went ? everyMs : backoffMs(failures, random);
      if (!went) contact.waiting(waitMs);
      await waker.wait(waitMs, ending.signal);
    }
  };

  const finished = options.lead(run, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) options.onFault(error);
  });
  return {
    wake: waker.wake,
    stop: async () => {
      ending.abort();
      await finished;
    },
  };
};
