import type { CallReply } from '#shared/sync/wire/calls';
import { BY_PROVIDER, PROVIDER_ROLE } from '#shared/sync/wire/journal-calls';

import { HOUR_MS, MOST_BEGUN_AT_PROVIDER_PER_HOUR, SIGN_IN_AT_PROVIDER_MS } from '../bounds';
import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { budgetsOf, type Budgets } from '../lib/budgets';
import type { Needs } from '../needs';
import { readPerson, signInAt } from '../persons/person-note';
import { rootOf } from '../store/families';
import { changeAgentEntry } from '../settings/change-agent-entry';
import type { Device } from '../store/port';
import type { Handler } from '../wire/handler';
import { createBegunSignIns, type BegunSignIn, type BegunSignIns } from './begun-sign-ins';
import { readProvider, readProviderOf } from './provider-note';
import { createRelyingParty, type RelyingParty } from './relying-party';
import { roleOfClaim } from './role-of-claim';

/** What the sign-ins by a provider work with, made once for a process. */
export type ProviderParts = {
  readonly begun: BegunSignIns;
  readonly party: RelyingParty;
  readonly budget: Budgets;
  /** Whether the provider may be a machine of the inside, see `mayCall`. */
  readonly mayBeInside: boolean;
};

export const createProviderParts = (clock: () => number, mayBeInside: boolean): ProviderParts => ({
  begun: createBegunSignIns(clock),
  party: createRelyingParty(mayBeInside),
  budget: budgetsOf(MOST_BEGUN_AT_PROVIDER_PER_HOUR, HOUR_MS),
  mayBeInside,
});

type SignInNeeds = Needs<'store' | 'clock' | 'newToken' | 'journal'> & {
  readonly provider: ProviderParts;
  readonly referenceOf: ReferenceReader;
  readonly registry: Registry;
};

/** By what agents may sign in beside their codes. */
export const signInMeans =
  ({ store }: Needs<'store'>): Handler<'signInMeans'> =>
  async (_input, { siteId }) => ({ provider: (await readProviderOf(store, siteId))?.settings.profile ?? null });

/** Begins a sign-in by the provider, bound to the device that asks. */
export const beginProviderSignIn =
  ({ store, clock, newToken, provider, referenceOf }: SignInNeeds): Handler<'beginProviderSignIn'> =>
  async (_input, device) => {
    const note = await store.withSite(device.siteId, async (site) => {
      const isAsked = (await referenceOf(site))?.site.signIn !== undefined;
      return isAsked ? readProvider(site) : null;
    });
    if (!note) return { verdict: 'off' };
    const waitMs = provider.budget.take(rootOf(device), 1, clock());
    if (waitMs > 0) return { verdict: 'wait', waitMs };
    // ProConnect refuses an address with a parameter that is not on its list, and those of PKCE are not.
    const verifier = note.settings.profile === 'proConnect' ? '' : newToken();
    const sinceS = Math.floor(Date.now() / 1_000);
    const secrets = { state: newToken(), nonce: newToken(), verifier, sinceS };
    const url = await provider.party.begin(note, secrets);
    if (!url.ok) return { verdict: 'refused', why: url.reason };
    const { id } = provider.begun.begin(device, secrets);
    return { verdict: 'begun', id, url: url.value, lifeMs: SIGN_IN_AT_PROVIDER_MS };
  };

/** Signs the person in whom the provider proved: what their code would have done. */
const enter = (
  needs: SignInNeeds,
  device: Device,
  { agentId, identity }: Extract<BegunSignIn['stage'], { readonly at: 'proved' }>,
): Promise<CallReply<'followProviderSignIn'>> =>
  needs.store.withSite(device.siteId, async (site): Promise<CallReply<'followProviderSignIn'>> => {
    const agent = (await needs.referenceOf(site))?.agents.find(({ id }) => id === agentId);
    const note = await readProvider(site);
    // Deleted, or the provider was given up, while the person was there.
    if (!agent || !note) return { verdict: 'refused', why: 'nobody' };
    const person = await readPerson(site, agentId);
    if (person.shutOut) return { verdict: 'refused', why: 'shutOut' };
    const nowMs = needs.clock();
    const untilMs = await signInAt(site, agentId, person, device.id, nowMs);
    await needs.journal.note(site, device, { kind: 'signedIn', agentId, subject: `${BY_PROVIDER}${agentId}` });
    const role = roleOfClaim(note.settings, identity.role, agent.role);
    if (role !== null) {
      await needs.journal.note(site, device, {
        kind: 'settingsWritten',
        agentId,
        subject: `${PROVIDER_ROLE}${agentId}`,
      });
      await changeAgentEntry(needs, site, device.id, agentId, { role });
    }
    return { verdict: 'right', agentId, until: new Date(untilMs).toISOString(), lifeMs: untilMs - nowMs };
  });

/** What became of a sign-in that this device began. It is told once how it ended. */
export const followProviderSignIn =
  (needs: SignInNeeds): Handler<'followProviderSignIn'> =>
  async ({ id, act }, device) => {
    const { begun } = needs.provider;
    const one = begun.ofDevice(device, id);
    if (!one) return { verdict: 'gone' };
    const { stage } = one;
    const isOver = stage.at === 'proved' || stage.at === 'refused';
    if (act === 'look' && !isOver) return { verdict: 'open' };
    begun.drop(one);
    if (act === 'drop' || !isOver) return { verdict: 'gone' };
    return stage.at === 'proved' ? enter(needs, device, stage) : { verdict: 'refused', why: stage.why };
  };
