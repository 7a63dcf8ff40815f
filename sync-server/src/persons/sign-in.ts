import { timingSafeEqual } from 'node:crypto';

import { pinFault } from '#shared/domain/rights/pin';
import type { Agent, SiteReference } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import { DAY_MS, FREE_CHOICE_DAYS } from '../bounds';
import { roleOf, type ReferenceReader } from '../documents/load-facts';
import type { Needs } from '../needs';
import { rootOf } from '../store/families';
import type { Device, SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import {
  readPerson,
  recentSignIns,
  signInAt,
  triesLeftOf,
  waitOf,
  withNoneWrong,
  withOneWrong,
  writePerson,
  type Person,
} from './person-note';
import type { Provings } from './provings';

type PersonNeeds = Needs<'store' | 'clock' | 'newToken' | 'journal'> & {
  readonly referenceOf: ReferenceReader;
  readonly provings: Provings;
};

/** Who asks, where, and by which code. */
type Asked = { readonly agentId: string; readonly pin: string };
type Pin = NonNullable<Person['pin']>;
type Refused = Extract<CallReply<'signIn'>, { readonly verdict: 'wrong' | 'wait' | 'shutOut' | 'needsStart' }>;

/** What a call answers while too many others wait, or when the code was changed in the middle of it, milliseconds. */
const SOON_MS = 2_000;
const soon = { verdict: 'wait', waitMs: SOON_MS } as const;

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Whether somebody who has no code may choose one without a start code: whoever comes first in a name has it. Open before agents have to prove who they are, and for the first
 * days, apart from administrators: one of them has a code by then.
 */
const mayChooseFreely = (reference: SiteReference | null, role: Agent['role'], nowMs: number): boolean => {
  const mode = reference?.site.signIn;
  if (mode === undefined) return true;
  return role !== 'admin' && nowMs < Date.parse(mode.since) + FREE_CHOICE_DAYS * DAY_MS;
};

/** Notes in the journal a code that was not that of the agent whom it names; `''` where nobody is called so: a name that was typed may be anybody’s. */
const noteWrong = ({ journal }: PersonNeeds, site: SiteTransaction, device: Device, agentId: string): Promise<void> =>
  journal.note(site, device, { kind: 'wrongCode', agentId, subject: agentId, isProved: false });

/** What is known before a code is compared: the try counts as wrong already, so that many at once are no more tries than one after the other. */
type Begun =
  | Refused
  | { readonly verdict: 'none'; readonly role: Agent['role'] }
  | { readonly verdict: 'compare'; readonly pin: Pin; readonly triesLeft: number };

const begin = async (needs: PersonNeeds, device: Device, { agentId, pin }: Asked): Promise<Begun> => {
  const { store, clock, referenceOf, provings } = needs;
  const [root, nowMs] = [rootOf(device), clock()];
  // The right code is not heard either: whoever tries them through must not learn which it was.
  if (!provings.wrong.has(root, 1, nowMs)) return { verdict: 'wait', waitMs: provings.wrong.take(root, 1, nowMs) };
  return store.withSite(device.siteId, async (site): Promise<Begun> => {
    const reference = await referenceOf(site);
    const role = roleOf(reference, agentId);
    if (role === null) {
      provings.wrong.take(root, 1, nowMs);
      await noteWrong(needs, site, device, '');
      return { verdict: 'wrong', triesLeft: 0 };
    }
    const stored = await readPerson(site, agentId);
    const person = { ...stored, signIns: recentSignIns(stored, nowMs) };
    if (person.shutOut) return { verdict: 'shutOut' };
    if (person.pin === null)
      return mayChooseFreely(reference, role, nowMs) ? { verdict: 'none', role } : { verdict: 'needsStart' };
    const waitMs = waitOf(person, device.id, nowMs);
    if (waitMs > 0) return { verdict: 'wait', waitMs };
    // Somebody who forgot that they have a code sends none. That is not a wrong try, so the right code is accepted at once afterwards.
    if (pin === '') return { verdict: 'wrong', triesLeft: triesLeftOf(person, device.id) };
    const tried = withOneWrong(person, device.id, nowMs);
    await writePerson(site, agentId, tried, nowMs);
    return { verdict: 'compare', pin: person.pin, triesLeft: triesLeftOf(tried, device.id) };
  });
};

type After<Reply> = (site: SiteTransaction, person: Person, nowMs: number) => Promise<Reply>;

/** Compares a code, and does what follows from a right one under the lock of the site, if it is still the code of this agent then. */
const compare = async <Reply>(
  needs: PersonNeeds,
  device: Device,
  { agentId, pin }: Asked,
  begun: Extract<Begun, { readonly verdict: 'compare' }>,
  after: () => Promise<After<Reply>>,
): Promise<Reply | Refused> => {
  const { store, clock, provings } = needs;
  const isRight = isSame(await provings.prove(pin, begun.pin.salt), begun.pin.hash);
  const isOver = begun.pin.untilMs !== undefined && begun.pin.untilMs < clock();
  if (!isRight) {
    provings.wrong.take(rootOf(device), 1, clock());
    await store.withSite(device.siteId, (site) => noteWrong(needs, site, device, agentId));
    return { verdict: 'wrong', triesLeft: begun.triesLeft };
  }
  if (isOver) return { verdict: 'needsStart' };
  const follow = await after();
  return store.withSite(device.siteId, async (site): Promise<Reply | Refused> => {
    const person = await readPerson(site, agentId);
    if (person.shutOut) return { verdict: 'shutOut' };
    if (person.pin?.salt !== begun.pin.salt) return soon;
    return follow(site, withNoneWrong(person, device.id), clock());
  });
};

const rightReply = (untilMs: number, nowMs: number) =>
  ({ verdict: 'right', until: new Date(untilMs).toISOString(), lifeMs: untilMs - nowMs }) as const;

/** A personal code against the right to write in the name of its agent at this device. */
export const signIn =
  (needs: PersonNeeds): Handler<'signIn'> =>
  async (asked, device) => {
    type Reply = CallReply<'signIn'>;
    const { agentId } = asked;
    const after: After<Reply> = async (site, person, nowMs) => {
      if (person.pin?.kind === 'start') {
        await writePerson(site, agentId, person, nowMs);
        return { verdict: 'mustChoose' };
      }
      const untilMs = await signInAt(site, agentId, person, device.id, nowMs);
      await needs.journal.note(site, device, { kind: 'signedIn', agentId, subject: agentId });
      return rightReply(untilMs, nowMs);
    };
    const reply = await needs.provings.inTurn(device, async (): Promise<Reply> => {
      const begun = await begin(needs, device, asked);
      if (begun.verdict === 'none') return { verdict: 'noPin' };
      if (begun.verdict !== 'compare') return begun;
      return compare(needs, device, asked, begun, async () => after);
    });
    return reply ?? soon;
  };

/** An agent chooses their personal code: the first one freely in the first days, but that of an administrator at a device of an administrator; else by the code of before, or a start code. */
export const choosePin =
  (needs: PersonNeeds): Handler<'choosePin'> =>
  async (asked, device) => {
    type Reply = CallReply<'choosePin'>;
    const { agentId, next } = asked;
    const { store, clock, provings, newToken } = needs;
    if (pinFault(next) !== '') return { verdict: 'weak' };
    const withNext = async (): Promise<After<Reply>> => {
      const salt = newToken();
      const hash = await provings.prove(next, salt);
      return async (site, person, nowMs) => {
        // Somebody else knows what was handed out.
        if (person.pin?.kind === 'start' && asked.pin === next) {
          await writePerson(site, agentId, person, nowMs);
          return { verdict: 'weak' };
        }
        const chosen: Person = { ...person, pin: { kind: 'own', hash, salt, atMs: nowMs } };
        const untilMs = await signInAt(site, agentId, chosen, device.id, nowMs);
        await needs.journal.note(site, device, { kind: 'codeChosen', agentId, subject: agentId });
        return rightReply(untilMs, nowMs);
      };
    };
    const reply = await needs.provings.inTurn(device, async (): Promise<Reply> => {
      const begun = await begin(needs, device, asked);
      if (begun.verdict === 'compare') return compare(needs, device, asked, begun, withNext);
      if (begun.verdict !== 'none') return begun;
      if (begun.role === 'admin' && device.rank !== 'admin') return { verdict: 'notHere' };
      const follow = await withNext();
      return store.withSite(device.siteId, async (site): Promise<Reply> => {
        const person = await readPerson(site, agentId);
        if (person.shutOut) return { verdict: 'shutOut' };
        // Two who choose at once: the second hears that there is one by now.
        if (person.pin !== null) return soon;
        return follow(site, person, clock());
      });
    });
    return reply ?? soon;
  };
