import { stampEvents } from '#shared/domain/lifecycle/event-log';
import type { SiteReference } from '#shared/domain/model/reference';
import { foldDocument, logOf, type LogCollection } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import type { Messaging } from '../messages/messaging';
import { loadOne, type ReferenceReader } from '../documents/load-facts';
import { pushSceneOf } from '../documents/push-scene';
import type { PushScene, Registry } from '../documents/registry';
import type { WithheldFrom } from '../documents/scope';
import type { WaitsOf } from '../floor/waits';
import type { Floor, FloorDay } from '../floor/floor';
import { knownCollection } from '../documents/require';
import { Problem } from '../lib/problem';
import { acceptPush } from '../documents/accept-push';
import type { Device, SiteTransaction } from '../store/port';

/** What the calls of a kiosk work with. */
export type KioskNeeds = Needs<'store' | 'clock' | 'rules' | 'newId' | 'newTrackKey' | 'journal'> & {
  readonly floor: Floor;
  readonly waits: WaitsOf;
  readonly registry: Registry;
  readonly referenceOf: ReferenceReader;
  readonly messaging: Messaging;
  readonly withheldFrom: WithheldFrom;
};

/** A call of a kiosk under the lock of its site. */
export type KioskScene = {
  readonly parts: KioskNeeds;
  readonly device: Device;
  readonly site: SiteTransaction;
  readonly nowMs: number;
  /** Instant of the act: that of the call, unless it happened while the server was out of reach. */
  readonly at: string;
  readonly reference: SiteReference;
  /** How what it writes is judged. */
  readonly push: PushScene;
};

/** Runs a call of a kiosk alone on its site; what it wrote is there as a whole or not at all. */
export const atKiosk = async <Value>(
  parts: KioskNeeds,
  device: Device,
  { reference }: FloorDay,
  work: (scene: KioskScene) => Promise<Value>,
): Promise<Value> => {
  const nowMs = parts.clock();
  const at = new Date(nowMs).toISOString();
  const sceneIn = await pushSceneOf(parts, device, nowMs);
  return parts.store.withSite(device.siteId, (site) =>
    work({ parts, device, site, nowMs, at, reference, push: { ...sceneIn(site), atKiosk: true } }),
  );
};

/**
 * Adds events to a document by the way of a push: judged, merged, audited and told to the desks. Their ids derive from the key of the
 * touch, so a call that is made again adds nothing.
 */
export const addEvents = async (
  scene: KioskScene,
  key: string,
  collection: LogCollection,
  id: string,
  bodies: readonly { readonly type: string }[],
): Promise<WireDocument> => {
  const { parts, device, site, at, push } = scene;
  const log = logOf((await loadOne(site, collection, id)) ?? {});
  const ids = bodies.map(({ type }) => `${key}~${type}`);
  const by = { agentId: '', deviceId: device.id, deskId: '' };
  const added = stampEvents(log, bodies, { at, by, newId: () => ids.shift() ?? parts.newId() });
  const row: WireDocument = {
    ...foldDocument(collection, id, site.siteId, [...log, ...added]),
    _deleted: false,
  };
  const [verdict] = await acceptPush({ ...push, at }, collection, knownCollection(parts.registry, collection), [row]);
  if (!verdict || verdict.verdict === 'quarantined') throw new Problem('notAllowed', 'a kiosk may not write this');
  return verdict.verdict === 'merged' ? verdict.document : row;
};
