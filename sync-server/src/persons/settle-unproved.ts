import { isUnproved, type WireDocument } from '#shared/sync/protocol';
import type { CallReply } from '#shared/sync/wire/calls';

import { acceptPush } from '../documents/accept-push';
import { LEFT_OUT } from '../documents/known-aside';
import { pushSceneOf, type SceneNeeds } from '../documents/push-scene';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import type { Needs } from '../needs';
import { familiesIn } from '../store/families';
import type { Handler } from '../wire/handler';

/**
 * Takes in what nobody had proved to write, judged again by all other rules and written as if its device had brought it; or leaves it out, which keeps the row for as
 * long as any that is kept aside and off the list.
 */
export const settleUnproved =
  (needs: SceneNeeds & Needs<'clock'> & { readonly registry: Registry }): Handler<'settleUnproved'> =>
  async ({ collection, id, deviceId, upTo, take }, device) => {
    const { siteId } = device;
    const known = knownCollection(needs.registry, collection);
    const devices = await needs.store.listDevices(siteId);
    const sender = devices.find((one) => one.id === deviceId);
    if (!sender) return { outcome: 'gone' };
    const family = familiesIn(devices).get(deviceId) ?? [deviceId];
    const sceneIn = await pushSceneOf(needs, { ...sender, family }, needs.clock());
    return needs.store.withSite(siteId, async (site): Promise<CallReply<'settleUnproved'>> => {
      const rows = (await site.asideOf(collection, id)).filter(
        (row) => row.deviceId === deviceId && isUnproved(row.why) && row.at <= upTo,
      );
      const whys = [...new Set(rows.map(({ why }) => why))];
      const of = { collection, id, deviceId, whys, upTo };
      // Of an erased person nothing but the id is kept.
      const bodies = rows.flatMap(({ body }) => (body === '' ? [] : [JSON.parse(body) as WireDocument]));
      if (!take || bodies.length === 0) {
        await site.settleAside(of, LEFT_OUT);
        if (rows.length > 0)
          await needs.journal.note(site, device, { kind: 'unprovedLeft', subject: id, count: rows.length });
        return { outcome: rows.length > 0 && !take ? 'done' : 'gone' };
      }
      // First: what another rule keeps out is set aside anew, under its own reason, and finds room.
      await site.settleAside(of, '');
      const verdicts = await acceptPush({ ...sceneIn(site), withoutProof: true }, collection, known, bodies);
      const refused = verdicts.flatMap((one) => (one.verdict === 'quarantined' ? [one.why] : []));
      if (refused.length === verdicts.length) return { outcome: 'refused', why: refused[0] ?? '' };
      const count = verdicts.length - refused.length;
      await needs.journal.note(site, device, { kind: 'unprovedTaken', subject: id, count });
      return { outcome: 'done' };
    });
  };
