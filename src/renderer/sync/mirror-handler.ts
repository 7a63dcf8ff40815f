import type { ReplicationPushHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

import { fetchCopies } from './reconcile';
import type { Session } from './session';

const atOnce = 200;

/**
 * Stands in for the push of reference data, which only the server writes: nothing is sent, and whatever differs here comes
 * back as the server's copy. Without it RxDB would take a stale copy for a local write, and pass over the server's for good.
 */
export const createMirrorHandler =
  <Name extends CollectionName>(session: Session, name: Name): ReplicationPushHandler<Documents[Name]> =>
  async (rows) => {
    const all = rows.map((row) => row.newDocumentState as unknown as WireDocument);
    const masters: WireDocument[] = [];
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce);
      const copies = await fetchCopies(
        { session, name },
        some.map((one) => one.id),
      );
      if (!copies) continue;
      for (const mine of some) {
        const master = copies.get(mine.id) ?? { ...mine, _deleted: true };
        if (!sameDocument(master, mine)) masters.push(master);
      }
    }
    return masters as unknown as (Documents[Name] & { _deleted: boolean })[];
  };
