import { calls, type CallName } from '#shared/sync/wire/calls';

import type { Right } from '#shared/domain/rights/rights';

import { rightsIn, type ReferenceReader } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Device, SiteTransaction } from '../store/port';
import { agentsAt, isSignedIn, readPerson } from './person-note';

/** The calls that are made in the name of the agent whom they name as `agentId`, the journal as `by`. */
const inNameOf: ReadonlySet<CallName> = new Set([
  'writeReference',
  'largeWrites',
  'takeBack',
  'citizenPast',
  'documentPast',
  'eraseCitizens',
  'erasures',
  'erasureWishes',
  'settleErasure',
  'chooseErasers',
  'accessRequests',
  'noteAccessRequest',
  'extendAccessRequest',
  'settleAccessRequest',
  'previewRetention',
  'chooseRetention',
  'protectionFacts',
  'chooseKeys',
  'makeRecoveryCodes',
  'chooseProvider',
  'chooseTextSize',
  'acknowledgeAlert',
  'settleMessage',
  'journal',
]);

/** The rights of calls that a town may entrust to others than administrators. */
const entrusted: Readonly<Partial<Record<CallName, Right>>> = {
  journal: 'journal',
  accessRequests: 'export',
  noteAccessRequest: 'export',
  extendAccessRequest: 'export',
  settleAccessRequest: 'export',
  largeWrites: 'past',
  takeBack: 'past',
  citizenPast: 'past',
  documentPast: 'past',
};

/** The right that somebody must have who has signed in at the device: that of an administrator, where the table of rights has none for the call. `null` = none. */
const rightOfCall = (name: CallName, input: Readonly<Record<string, unknown>>): Right | null => {
  if (calls[name].door === 'admin') return entrusted[name] ?? 'town';
  return name === 'makeCode' && (input['rank'] === 'admin' || input['rank'] === 'elected') ? 'devices' : null;
};

type Parts = Needs<'clock' | 'rules'> & { readonly referenceOf: ReferenceReader };

/** Refuses an agent who has not signed in at the device, where the site goes by codes: for what is asked again under a lock, long after the door. */
export const requireSignedIn = async (
  { clock, rules, referenceOf }: Parts,
  site: SiteTransaction,
  device: Device,
  agentId: string,
): Promise<void> => {
  if (!rules.grantCheck || !(await referenceOf(site))?.site.signIn) return;
  if (!isSignedIn(await readPerson(site, agentId), device.id, clock()))
    throw new Problem('notAllowed', 'this agent signs in at this device first');
};

/**
 * What a call needs beside its door where agents prove who they are: a call behind the door of administrators somebody with its right who has signed in at its device, a call in the name of an
 * agent just that one, and an invitation somebody. `null` = nothing, so that no other call reads the store for it. Throws `notAllowed`.
 */
export const proofAtDoors =
  ({ store, clock, rules, referenceOf }: Needs<'store'> & Parts) =>
  (name: CallName): ((input: unknown, device: Device) => Promise<void>) | null => {
    const isNamed = inNameOf.has(name);
    if (!rules.grantCheck || !(isNamed || calls[name].door === 'admin' || name === 'makeCode')) return null;
    return async (given, device) => {
      const input = (given ?? {}) as Readonly<Record<string, unknown>>;
      const right = rightOfCall(name, input);
      await store.withSite(device.siteId, async (site) => {
        const reference = await referenceOf(site);
        if (!reference?.site.signIn) return;
        let [hasRight, hasNamed, hasSomebody] = [right === null, !isNamed, false];
        for (const id of await agentsAt(site, device.id)) {
          const agent = reference.agents.find((one) => one.id === id);
          if (!agent || !isSignedIn(await readPerson(site, id), device.id, clock())) continue;
          hasSomebody = true;
          hasRight ||= right !== null && rightsIn(reference, device, id).has(right);
          hasNamed ||= id === input[name === 'journal' ? 'by' : 'agentId'];
        }
        if (!hasRight)
          throw new Problem(
            'notAllowed',
            'an administrator, or somebody with the right to this, signs in at this device first',
          );
        if (!hasNamed) throw new Problem('notAllowed', 'this agent signs in at this device first');
        if (!hasSomebody) throw new Problem('notAllowed', 'somebody signs in at this device first');
      });
    };
  };
