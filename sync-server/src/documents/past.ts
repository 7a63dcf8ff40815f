import { passagesRequest, standingRequest } from '#shared/sync/past-protocol';
import { wireDocumentSchema, type WireDocument } from '#shared/sync/protocol';

import { checked } from '../lib/checked';
import type { CoreNeeds, SyncCore } from '../parts';

const living = (texts: readonly string[]): WireDocument[] =>
  texts.map((text) => wireDocumentSchema.parse(JSON.parse(text))).filter((document) => !document._deleted);

/** How requests stand, for a desk that imports them and may have let go of earlier ones. */
export const standingCall =
  ({ store }: CoreNeeds): SyncCore['standing'] =>
  async ({ siteId }, body) => {
    const { ids } = checked(standingRequest, body);
    const found = living(await store.bodies(siteId, 'requests', ids));
    const textOf = (document: WireDocument, field: string): string => {
      const value = document[field];
      return typeof value === 'string' ? value : '';
    };
    const rows = found.map((one) => ({
      id: one.id,
      status: textOf(one, 'status'),
      day: textOf(one, 'day'),
      closedAt: textOf(one, 'closedAt'),
      channel: textOf(one, 'channel'),
      reasonId: textOf(one, 'reasonId'),
    }));
    return { rows };
  };

/** What the site knows of some people beyond the window of a desk. */
export const passagesCall =
  ({ store }: CoreNeeds): SyncCore['passages'] =>
  async ({ siteId }, body) => {
    const { citizenIds } = checked(passagesRequest, body);
    const of = async (collection: string): Promise<WireDocument[]> =>
      living(await store.bodiesOfCitizens(siteId, collection, citizenIds));
    return { appointments: await of('appointments'), tickets: await of('tickets'), requests: await of('requests') };
  };
