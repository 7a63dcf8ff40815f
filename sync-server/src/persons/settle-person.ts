import type { Agent } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import { HOUR_MS, START_PIN_HOURS } from '../bounds';
import type { ReferenceReader } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import type { Provings } from './provings';
import { readPerson, withNoneWrongAnywhere, withoutRecovery, writePerson, type Person } from './person-note';

type SettleNeeds = Needs<'store' | 'clock' | 'newToken' | 'newStartPin' | 'journal' | 'dropStream'> & {
  readonly referenceOf: ReferenceReader;
  readonly provings: Provings;
};

const iso = (ms: number): string => new Date(ms).toISOString();

const agentsOf = async ({ referenceOf }: Pick<SettleNeeds, 'referenceOf'>, site: SiteTransaction) =>
  (await referenceOf(site))?.agents ?? [];

/** How each agent of the site proves who they are, and where they have signed in. */
export const persons =
  (needs: Needs<'store' | 'clock'> & Pick<SettleNeeds, 'referenceOf'>): Handler<'persons'> =>
  (_input, { siteId }) =>
    needs.store.withSite(siteId, async (site) => {
      const nowMs = needs.clock();
      const told: CallReply<'persons'>['persons'] = [];
      for (const { id, role } of await agentsOf(needs, site)) {
        const { pin, shutOut, signIns, recovery } = await readPerson(site, id);
        told.push({
          agentId: id,
          pin: pin?.kind ?? 'none',
          pinAt: pin ? iso(pin.atMs) : '',
          shutOut,
          ...(role === 'admin' && {
            recovery: { left: recovery?.hashes.length ?? 0, at: recovery ? iso(recovery.atMs) : '' },
          }),
          signIns: signIns
            .filter(({ untilMs }) => untilMs >= nowMs)
            .map(({ deviceId, fromMs, untilMs }) => ({ deviceId, from: iso(fromMs), until: iso(untilMs) })),
        });
      }
      return { persons: told };
    });

/** Whether another administrator than this one is there who has a code of their own. */
const hasOtherAdmin = async (site: SiteTransaction, agents: readonly Agent[], agentId: string): Promise<boolean> => {
  for (const { id, role } of agents) {
    if (id === agentId || role !== 'admin') continue;
    const { pin, shutOut } = await readPerson(site, id);
    if (!shutOut && pin?.kind === 'own') return true;
  }
  return false;
};

/** A start code for an agent, in the place of any code that they have; what they signed in to stays. Gives the code, which is kept nowhere. */
const startAnew = async (
  { provings, newToken, newStartPin }: Pick<SettleNeeds, 'provings' | 'newToken' | 'newStartPin'>,
  nowMs: number,
): Promise<{ readonly startPin: string; readonly pin: NonNullable<Person['pin']> }> => {
  const [startPin, salt] = [newStartPin(), newToken()];
  const hash = await provings.prove(startPin, salt);
  return {
    startPin,
    pin: { kind: 'start', hash, salt, atMs: nowMs, untilMs: nowMs + START_PIN_HOURS * HOUR_MS },
  };
};

const kinds = { newPin: 'startCodeGiven', shutOut: 'shutOut', letIn: 'letIn' } as const;

/** Hands out a start code, ends the access of an agent, or gives it back. */
export const settlePerson =
  (needs: SettleNeeds): Handler<'settlePerson'> =>
  async ({ id, act }, device) => {
    const nowMs = needs.clock();
    // Before the lock: it takes a tenth of a second.
    const anew = act === 'newPin' ? await startAnew(needs, nowMs) : null;
    let signedInAt: readonly string[] = [];
    const reply = await needs.store.withSite(device.siteId, async (site): Promise<CallReply<'settlePerson'>> => {
      const agents = await agentsOf(needs, site);
      const agent = agents.find((one) => one.id === id);
      if (!agent) throw new Problem('notFound', 'no agent of this site has this id');
      const person = await readPerson(site, id);
      if (act === 'shutOut' && agent.role === 'admin' && !(await hasOtherAdmin(site, agents, id)))
        return { outcome: 'lastAdmin' };
      if (act === 'shutOut') signedInAt = person.signIns.map(({ deviceId }) => deviceId);
      const settled: Person = anew
        ? { ...withNoneWrongAnywhere(person), pin: anew.pin }
        : act === 'shutOut'
          ? { ...withoutRecovery(person), shutOut: true, signIns: [] }
          : { ...withNoneWrongAnywhere(person), shutOut: false };
      await writePerson(site, id, settled, nowMs);
      await needs.journal.note(site, device, { kind: kinds[act], subject: id });
      return { outcome: 'done', startPin: anew?.startPin ?? '' };
    });
    // A desk whose stream ends asks for the head at once, which tells it who is shut out there.
    for (const deviceId of signedInAt) needs.dropStream(deviceId);
    return reply;
  };

/** Lets an administrator in by a start code, for whoever has the data of the server before them: codes of recovery, which were lost as well, are void. `null` = no administrator of the site has this id. */
export const recoverAdmin = async (needs: SettleNeeds, siteId: string, agentId: string): Promise<string | null> => {
  const nowMs = needs.clock();
  const { startPin, pin } = await startAnew(needs, nowMs);
  return needs.store.withSite(siteId, async (site) => {
    const agent = (await agentsOf(needs, site)).find(({ id, role }) => id === agentId && role === 'admin');
    if (!agent) return null;
    const person = await readPerson(site, agentId);
    const anew = withoutRecovery(withNoneWrongAnywhere(person));
    await writePerson(site, agentId, { ...anew, pin, shutOut: false }, nowMs);
    await needs.journal.note(site, null, { kind: 'startCodeGiven', subject: agentId });
    return startPin;
  });
};
