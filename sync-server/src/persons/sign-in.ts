import { pinFault } from '#shared/domain/rights/pin';
import type { Agent, SiteReference } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import { DAY_MS, FREE_CHOICE_DAYS } from '../bounds';
import type { Handler } from '../wire/handler';
import { begin, compare, rightReply, soon, type After, type Comparing, type ProveNeeds } from './compare-code';
import { readPerson, signInAt, writePerson, type Person } from './person-note';

/**
 * Whether somebody who has no code may choose one without a start code: whoever comes first in a name has it. Open before agents have to prove who they are, and for the first
 * days, apart from administrators: one of them has a code by then.
 */
const mayChooseFreely = (reference: SiteReference | null, role: Agent['role'], nowMs: number): boolean => {
  const mode = reference?.site.signIn;
  if (mode === undefined) return true;
  return role !== 'admin' && nowMs < Date.parse(mode.since) + FREE_CHOICE_DAYS * DAY_MS;
};

/** Why there is no personal code to compare with: it may be chosen by an agent of this role, or needs a start code first. */
type NoPin = { readonly role: Agent['role']; readonly mayChoose: boolean };

/** The personal code of an agent, or the one that was handed out to them. */
const byPin: Comparing<NoPin> = {
  keptOf: ({ person: { pin }, role, reference, nowMs }) =>
    pin
      ? { salt: pin.salt, hashes: [pin.hash] }
      : { without: { role, mayChoose: mayChooseFreely(reference, role, nowMs) } },
  saltOf: ({ pin }) => pin?.salt,
};

/** A right code that was handed out too long ago. */
const isOver = ({ pin }: Person, nowMs: number): boolean => pin?.untilMs !== undefined && pin.untilMs < nowMs;

/** A personal code against the right to write in the name of its agent at this device. */
export const signIn =
  (needs: ProveNeeds): Handler<'signIn'> =>
  async (asked, device) => {
    type Reply = CallReply<'signIn'>;
    const { agentId } = asked;
    const after: After<Reply> = async (site, person, nowMs) => {
      if (isOver(person, nowMs)) return { verdict: 'needsStart' };
      if (person.pin?.kind === 'start') {
        await writePerson(site, agentId, person, nowMs);
        return { verdict: 'mustChoose' };
      }
      const untilMs = await signInAt(site, agentId, person, device.id, nowMs);
      await needs.journal.note(site, device, { kind: 'signedIn', agentId, subject: agentId });
      return rightReply(untilMs, nowMs);
    };
    const reply = await needs.provings.inTurn(device, async (): Promise<Reply> => {
      const begun = await begin(needs, device, asked, byPin);
      if (begun.step === 'without') return { verdict: begun.without.mayChoose ? 'noPin' : 'needsStart' };
      if (begun.step === 'answer') return begun.reply;
      return compare(needs, device, asked, begun, byPin, async () => after);
    });
    return reply ?? soon;
  };

/** An agent chooses their personal code: the first one freely in the first days, but that of an administrator at a device of an administrator; else by the code of before, or a start code. */
export const choosePin =
  (needs: ProveNeeds): Handler<'choosePin'> =>
  async (asked, device) => {
    type Reply = CallReply<'choosePin'>;
    const { agentId, next } = asked;
    const { store, clock, provings, newToken } = needs;
    if (pinFault(next) !== '') return { verdict: 'weak' };
    const withNext = async (): Promise<After<Reply>> => {
      const salt = newToken();
      const hash = await provings.prove(next, salt);
      return async (site, person, nowMs) => {
        if (isOver(person, nowMs)) return { verdict: 'needsStart' };
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
      const begun = await begin(needs, device, asked, byPin);
      if (begun.step === 'compare') return compare(needs, device, asked, begun, byPin, withNext);
      if (begun.step === 'answer') return begun.reply;
      if (!begun.without.mayChoose) return { verdict: 'needsStart' };
      if (begun.without.role === 'admin' && device.rank !== 'admin') return { verdict: 'notHere' };
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
