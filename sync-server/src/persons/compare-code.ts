import { timingSafeEqual } from 'node:crypto';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import { roleOf, type ReferenceReader } from '../documents/load-facts';
import type { Needs } from '../needs';
import { rootOf } from '../store/families';
import type { Device, SiteTransaction } from '../store/port';
import {
  readPerson,
  recentSignIns,
  triesLeftOf,
  waitOf,
  withNoneWrong,
  withOneWrong,
  writePerson,
  type Person,
} from './person-note';
import type { Provings } from './provings';

export type ProveNeeds = Needs<'store' | 'clock' | 'newToken' | 'journal'> & {
  readonly referenceOf: ReferenceReader;
  readonly provings: Provings;
};

/** An agent and the code they typed: the personal one, or one of recovery. */
export type Asked = { readonly agentId: string; readonly pin: string };
type Refused = Extract<CallReply<'signIn'>, { readonly verdict: 'wrong' | 'wait' | 'shutOut' }>;

/** What a code is compared with: whichever of the hashes is its own. The salt names the code: another one came if it is another. */
type Kept = { readonly salt: string; readonly hashes: readonly string[] };

/** What a call answers while too many others wait, or when the code was changed in the middle of it, milliseconds. */
const SOON_MS = 2_000;
export const soon = { verdict: 'wait', waitMs: SOON_MS } as const;

export const rightReply = (untilMs: number, nowMs: number) =>
  ({ verdict: 'right', until: new Date(untilMs).toISOString(), lifeMs: untilMs - nowMs }) as const;

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Notes in the journal a code that was not that of the agent whom it names; `''` where nobody is called so: a name that was typed may be anybody’s. */
const noteWrong = ({ journal }: ProveNeeds, site: SiteTransaction, device: Device, agentId: string): Promise<void> =>
  journal.note(site, device, { kind: 'wrongCode', agentId, subject: agentId, isProved: false });

/** An agent of the site who asks to be known by a code. */
type Candidate = {
  readonly person: Person;
  readonly role: Agent['role'];
  readonly reference: SiteReference | null;
  readonly nowMs: number;
};

/** What is known before a code is compared: the try counts as wrong already, so that many at once are no more tries than one after the other. */
type Begun<Without> =
  | { readonly step: 'answer'; readonly reply: Refused }
  /** There is nothing to be compared with. */
  | { readonly step: 'without'; readonly without: Without }
  | { readonly step: 'compare'; readonly kept: Kept; readonly triesLeft: number };

const answer = (reply: Refused): { readonly step: 'answer'; readonly reply: Refused } => ({ step: 'answer', reply });

/** How a call compares a code of an agent. */
export type Comparing<Without> = {
  /** What it is compared with, or why there is nothing. */
  readonly keptOf: (candidate: Candidate) => Kept | { readonly without: Without };
  /** The salt of what is kept now, `undefined` = nothing. */
  readonly saltOf: (person: Person) => string | undefined;
};

/** Looks whether a code may be compared, and counts the try. */
export const begin = async <Without>(
  needs: ProveNeeds,
  device: Device,
  { agentId, pin }: Asked,
  { keptOf }: Comparing<Without>,
): Promise<Begun<Without>> => {
  const { store, clock, referenceOf, provings } = needs;
  const [root, nowMs] = [rootOf(device), clock()];
  // The right code is not heard either: whoever tries them through must not learn which it was.
  if (!provings.wrong.has(root, 1, nowMs))
    return answer({ verdict: 'wait', waitMs: provings.wrong.take(root, 1, nowMs) });
  return store.withSite(device.siteId, async (site): Promise<Begun<Without>> => {
    const reference = await referenceOf(site);
    const role = roleOf(reference, agentId);
    if (role === null) {
      provings.wrong.take(root, 1, nowMs);
      await noteWrong(needs, site, device, '');
      return answer({ verdict: 'wrong', triesLeft: 0 });
    }
    const stored = await readPerson(site, agentId);
    const person = { ...stored, signIns: recentSignIns(stored, nowMs) };
    if (person.shutOut) return answer({ verdict: 'shutOut' });
    const kept = keptOf({ person, role, reference, nowMs });
    if ('without' in kept) return { step: 'without', without: kept.without };
    const waitMs = waitOf(person, device.id, nowMs);
    if (waitMs > 0) return answer({ verdict: 'wait', waitMs });
    // Somebody who forgot that they have a code sends none. That is not a wrong try, so the right code is accepted at once afterwards.
    if (pin === '') return answer({ verdict: 'wrong', triesLeft: triesLeftOf(person, device.id) });
    const tried = withOneWrong(person, device.id, nowMs);
    await writePerson(site, agentId, tried, nowMs);
    return { step: 'compare', kept, triesLeft: triesLeftOf(tried, device.id) };
  });
};

/** What follows from a right code, under the lock of the site. */
export type After<Reply> = (site: SiteTransaction, person: Person, nowMs: number) => Promise<Reply>;

/** Compares a code, and does what follows from a right one, whose hash `after` is given, under the lock of the site, if it is still the code of this agent then. */
export const compare = async <Reply, Without>(
  needs: ProveNeeds,
  device: Device,
  { agentId, pin }: Asked,
  { kept, triesLeft }: Extract<Begun<Without>, { readonly step: 'compare' }>,
  { saltOf }: Comparing<Without>,
  after: (hash: string) => Promise<After<Reply>>,
): Promise<Reply | Refused> => {
  const { store, clock, provings } = needs;
  const proof = await provings.prove(pin, kept.salt);
  const hash = kept.hashes.find((one) => isSame(proof, one));
  if (hash === undefined) {
    provings.wrong.take(rootOf(device), 1, clock());
    await store.withSite(device.siteId, (site) => noteWrong(needs, site, device, agentId));
    return { verdict: 'wrong', triesLeft };
  }
  const follow = await after(hash);
  return store.withSite(device.siteId, async (site): Promise<Reply | Refused> => {
    const person = await readPerson(site, agentId);
    if (person.shutOut) return { verdict: 'shutOut' };
    if (saltOf(person) !== kept.salt) return soon;
    return follow(site, withNoneWrong(person, device.id), clock());
  });
};
