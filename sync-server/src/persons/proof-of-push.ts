import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { wallOf } from '#shared/sync/hybrid-clock';

import { DAY_MS, UNPROVED_FOR_DAYS } from '../bounds';
import { roleOf } from '../documents/load-facts';
import type { PushScene } from '../documents/registry';
import { allProved, type Proved } from '../documents/sift-row';
import { agentsAt, covers, readPerson, type Person } from './person-note';

/** The sign-ins that count for a push: who they are of, and their role. */
type Known = { readonly people: ReadonlyMap<string, Person>; readonly admins: ReadonlySet<string> };

const read = async ({ site, rules, device }: PushScene, reference: SiteReference): Promise<Known> => {
  // Of nobody else a sign-in at this device is kept: one note tells them, not one for each agent of the town hall.
  const ids = rules.deviceBinding ? await agentsAt(site, device.id) : reference.agents.map(({ id }) => id);
  const people = new Map<string, Person>();
  // An agent who is gone from the reference data writes no more.
  for (const id of ids) if (roleOf(reference, id) !== null) people.set(id, await readPerson(site, id));
  return { people, admins: new Set(reference.agents.flatMap(({ id, role }) => (role === 'admin' ? [id] : []))) };
};

/**
 * What the rows of a push may say where agents prove who they are: an event in the name of an agent who had signed in at its device, a register of anybody who had,
 * an erasure of an administrator who had. Made once for the rows of a push, it reads the sign-ins of the device once. `allProved` where the site knows its agents by their names, where
 * a device brings back what a restore lost, of a kiosk, and of what an administrator takes in.
 */
export const proofOfPush = (scene: PushScene): ((reference: SiteReference | null) => Promise<Proved>) => {
  const { rules, device, nowMs } = scene;
  let known: Promise<Known> | null = null;
  return async (reference) => {
    const mode = reference?.site.signIn;
    const isFree = !rules.grantCheck || scene.mayRelay || scene.atKiosk === true || scene.withoutProof === true;
    if (!reference || !mode || isFree) return allProved;
    const { people, admins } = await (known ??= read(scene, reference));
    const deviceId = rules.deviceBinding ? device.id : null;
    const sinceMs = Date.parse(mode.since);
    // Written under plain names by a desk that was away.
    const isFromBefore = (atMs: number): boolean => atMs < sinceMs && nowMs < sinceMs + UNPROVED_FOR_DAYS * DAY_MS;
    const ofAny = (atMs: number, ids: Iterable<string>): boolean =>
      isFromBefore(atMs) ||
      [...ids].some((id) => {
        const person = people.get(id);
        return person !== undefined && covers(person, deviceId, atMs);
      });
    return {
      event: ({ by, at }: AnyEvent) => ofAny(Date.parse(at), [by?.agentId]),
      register: (stamp) => ofAny(wallOf(stamp), people.keys()),
      erasure: (stamp) => ofAny(wallOf(stamp), admins),
      deletion: () => ofAny(nowMs, admins),
    };
  };
};
