import { filter, firstValueFrom, map, race, timer } from 'rxjs';

import type { SettingChange } from '#shared/domain/settings/setting-change';
import { canonicalText } from '#shared/sync/canonical-text';

import type { DataContext } from '../../context';
import { plainAll } from '../../plain';

/** What was written at the server comes by the exchange, as everything does; a screen that asked for it waits no longer. */
const patienceMs = 4_000;

/** Waits until the store of this desk holds what the server wrote. */
export const settingsArrived = async (context: DataContext, changes: readonly SettingChange[]): Promise<void> => {
  const ids = changes.map(({ id }) => id);
  const held = context.database.reference.find({ selector: { id: { $in: ids } } }).$.pipe(
    map((documents) => new Map(plainAll(documents).map(({ id, body }) => [id, body]))),
    filter((bodies) => changes.every(({ id, body }) => canonicalText(bodies.get(id) ?? null) === canonicalText(body))),
  );
  await firstValueFrom(race(held, timer(patienceMs)));
};
