import {
  ASIDE_FULL,
  FOREIGN_STAMP,
  FUTURE_STAMP,
  isUnproved,
  type Verdict,
  type WireDocument,
} from '#shared/sync/protocol';
import { isEmptied } from '#shared/sync/merge-document';
import { sameDocument } from '#shared/sync/same-document';

import { asideText, withoutForged } from './erased-words';
import type { CollectionRules, PushScene } from './registry';
import { Problem } from '../lib/problem';
import type { QuarantinedRow } from '../store/port';
import { toWritten } from './to-written';
import { isKeptAlready, settleStored } from './known-aside';
import { countWithoutRoom } from './without-room';

/**
 * Takes the rows of one push under the site's lock: each is checked, merged with what is stored, completed by the server's
 * own word and written when that changed anything. A row never fails the push: a bad one is set aside and named.
 */
export const acceptPush = async (
  scene: PushScene,
  collection: string,
  known: CollectionRules,
  rows: readonly WireDocument[],
): Promise<readonly Verdict[]> => {
  const { site, rules, device, at } = scene;
  const origin = { deviceId: device.id, at };
  const judge = known.judge(scene);
  const found = await site.read(collection, [...new Set(rows.map((row) => row.id))]);
  // Of what its town keeps no longer nothing is left: whoever brings it brings a new document.
  const stored = new Map(
    [...found].flatMap(([id, document]) =>
      isEmptied(document) ? [] : [[id, withoutForged(scene, collection, document)] as const],
    ),
  );
  const changed = new Map<string, WireDocument>();
  const aside: QuarantinedRow[] = [];
  /** The documents of which a row was taken whole. */
  const taken = new Set<string>();

  const setAside = async (row: WireDocument, why: string, before: WireDocument | null): Promise<void> => {
    const kept = isUnproved(why) ? await scene.aside.read(collection, row.id) : null;
    if (!kept || !isKeptAlready(kept, row, before))
      aside.push({ collection, id: row.id, why, body: await asideText(scene, collection, row, before) });
  };

  const accept = async (row: WireDocument): Promise<Verdict> => {
    const before = changed.get(row.id) ?? stored.get(row.id) ?? null;
    const check = await judge.check(row, before);
    if (!check.ok) {
      if (!rules.perRowVerdict) throw new Problem('badRequest', `a row is bad: ${check.reason}`);
      await setAside(row, check.reason, before);
      return { verdict: 'quarantined', id: row.id, why: check.reason };
    }
    const merged = before && rules.unionMerge ? await judge.merge(before, check.value) : check.value;
    const { document, flag } = await judge.decide(merged, before);
    if (flag === '') taken.add(row.id);
    else await setAside(row, flag, document);
    if (before === null || !sameDocument(before, document)) changed.set(row.id, document);
    return sameDocument(row, document) || !rules.authoritativeReply
      ? { verdict: 'stored', id: row.id }
      : { verdict: 'merged', id: row.id, document };
  };

  const verdicts: Verdict[] = [];
  for (const row of rows) verdicts.push(await accept(row));
  const changes = [...changed].map(([id, after]) => ({ before: stored.get(id) ?? null, after }));
  const doubts = (await known.doubts?.(scene, changes)) ?? new Map<string, string>();
  for (const { after } of changes) {
    const why = doubts.get(after.id);
    if (why !== undefined) await setAside(after, why, after);
  }
  for (const id of taken) {
    const document = changed.get(id) ?? stored.get(id);
    if (document) await settleStored(site, scene.aside.seen(collection, id), collection, document);
  }
  const isKept = aside.length > 0 ? await site.quarantine(aside, origin, device.family) : [];
  // What a desk settles by itself is told all the same, and is none that was lost.
  const lost = aside.filter(
    ({ why }, index) => isKept[index] === false && why !== FUTURE_STAMP && why !== FOREIGN_STAMP,
  );
  const lostIds = new Set(lost.map((row) => row.id));
  if (lost.length > 0) await countWithoutRoom(site, origin, lost.length);
  if (changed.size > 0) {
    const writes = [...changed].map(([id, document]) => toWritten(known, stored.get(id) ?? null, document));
    scene.countNew?.(collection, [...changed.keys()].filter((id) => !stored.has(id)).length);
    await site.write(collection, writes, origin);
    await known.written?.(scene, changes);
    for (const { before, after } of changes)
      if (known.isErased(after) && !(before && known.isErased(before)))
        await scene.journal.note(site, device, { kind: 'citizenErased', subject: after.id, count: 1 });
  }
  return verdicts.map((one) =>
    one.verdict === 'quarantined' && one.why !== FUTURE_STAMP && one.why !== FOREIGN_STAMP && lostIds.has(one.id)
      ? { ...one, why: ASIDE_FULL }
      : one,
  );
};
