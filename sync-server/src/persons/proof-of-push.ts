import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { wallOf } from '#shared/domain/rows/register-fault';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

import { DAY_MS, UNPROVED_FOR_DAYS } from '../bounds';
import { registerMark } from '../documents/known-aside';
import { roleOf } from '../documents/load-facts';
import type { PushScene } from '../documents/registry';
import { allProved, type Proved } from '../documents/sift-row';
import { agentsAt, covers, isSignedIn, readPerson, SLACK_MS, type Person } from './person-note';

/**
 * What a row of a push may say where agents prove who they are: an event in the name of an agent who had signed in at its device, a register of anybody who had,
 * an erasure or a deletion of an administrator who has now, and nothing that an administrator left out. Made once for the rows of a push, it reads what is kept of an agent once, and only when a row needs it. `allProved` where the
 * site knows its agents by their names, where a device brings back what a restore lost, of a kiosk, and of what an administrator takes in.
 */
export const proofOfPush = (
  scene: PushScene,
  collection: string,
): ((reference: SiteReference | null, row: WireDocument) => Promise<Proved>) => {
  const { site, rules, device, nowMs } = scene;
  const people = new Map<string, Person>();
  let here: readonly string[] | null = null;
  return async (reference, row) => {
    const mode = reference?.site.signIn;
    if (!rules.grantCheck || scene.atKiosk === true || !reference || !mode) return allProved;
    const { leftOut } = await scene.aside.read(collection, row.id);
    const isOut = (mark: string): boolean => leftOut.has(mark);
    if (scene.withoutProof === true)
      return { ...allProved, event: ({ id }) => !isOut(id), register: (name, { t }) => !isOut(registerMark(name, t)) };
    // Nobody else has a sign-in that counts at this device, and an agent who is gone from the reference data writes no more.
    here ??= rules.deviceBinding
      ? (await agentsAt(site, device.id)).filter((id) => roleOf(reference, id) !== null)
      : reference.agents.map(({ id }) => id);
    const authors = new Set(logOf(row).map(({ by }) => by?.agentId));
    const isOfAuthors = Array.isArray(row['events']) && !row._deleted;
    for (const id of here)
      if (!people.has(id) && (!isOfAuthors || authors.has(id))) people.set(id, await readPerson(site, id));
    const admins = here.filter((id) => roleOf(reference, id) === 'admin');
    const deviceId = rules.deviceBinding ? device.id : null;
    const sinceMs = Date.parse(mode.since);
    const restoredMs = Date.parse(scene.restoredAt);
    // Written under plain names by a desk that was away, or under a sign-in that a restore lost.
    const isFromBefore = (atMs: number): boolean =>
      (atMs < sinceMs && nowMs < sinceMs + UNPROVED_FOR_DAYS * DAY_MS) ||
      (scene.mayRelay && atMs < restoredMs + SLACK_MS);
    const ofAny = (atMs: number, ids: Iterable<string>): boolean =>
      isFromBefore(atMs) ||
      [...ids].some((id) => {
        const person = people.get(id);
        return person !== undefined && covers(person, deviceId, atMs);
      });
    const isIn = (person: Person | undefined): boolean =>
      person !== undefined && (deviceId === null || isSignedIn(person, deviceId, nowMs));
    return {
      event: ({ id, by, at }: AnyEvent) => !isOut(id) && ofAny(Date.parse(at), [by?.agentId]),
      register: (name, { t }) => !isOut(registerMark(name, t)) && ofAny(wallOf(t), people.keys()),
      // By now: nobody takes it back, and a stamp may say that it was written under a sign-in of last week.
      removal: () => admins.some((id) => isIn(people.get(id))),
    };
  };
};
