import { calls, type CallName } from '#shared/sync/wire/calls';

import type { ReferenceReader } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Device } from '../store/port';
import { agentsAt, isSignedIn, readPerson } from './person-note';

/** The calls that are made in the name of the agent whom they name as `agentId`. */
const inNameOf: ReadonlySet<CallName> = new Set([
  'writeReference',
  'largeWrites',
  'takeBack',
  'citizenPast',
  'documentPast',
  'eraseCitizens',
  'erasures',
  'previewRetention',
  'chooseRetention',
  'protectionFacts',
  'chooseKeys',
  'acknowledgeAlert',
  'settleMessage',
]);

/** Calls behind another door that are an administrator’s with this input. */
const isOfAdmin = (name: CallName, input: Readonly<Record<string, unknown>>): boolean =>
  calls[name].door === 'admin' || (name === 'makeCode' && (input['rank'] === 'admin' || input['rank'] === 'elected'));

/**
 * What a call needs beside its door where agents prove who they are: the call of an administrator one who has signed in at its device, a call in the name of an
 * agent just that one, and an invitation somebody. `null` = nothing, so that no other call reads the store for it. Throws `notAllowed`.
 */
export const proofAtDoors =
  ({
    store,
    clock,
    rules,
    referenceOf,
  }: Needs<'store' | 'clock' | 'rules'> & { readonly referenceOf: ReferenceReader }) =>
  (name: CallName): ((input: unknown, device: Device) => Promise<void>) | null => {
    const isNamed = inNameOf.has(name);
    if (!rules.grantCheck || !(isNamed || calls[name].door === 'admin' || name === 'makeCode')) return null;
    return async (given, device) => {
      const input = (given ?? {}) as Readonly<Record<string, unknown>>;
      const needsAdmin = isOfAdmin(name, input);
      await store.withSite(device.siteId, async (site) => {
        const reference = await referenceOf(site);
        if (!reference?.site.signIn) return;
        let [hasAdmin, hasNamed, hasSomebody] = [!needsAdmin, !isNamed, false];
        for (const id of await agentsAt(site, device.id)) {
          const agent = reference.agents.find((one) => one.id === id);
          if (!agent || !isSignedIn(await readPerson(site, id), device.id, clock())) continue;
          hasSomebody = true;
          hasAdmin ||= agent.role === 'admin';
          hasNamed ||= id === input['agentId'];
        }
        if (!hasAdmin) throw new Problem('notAllowed', 'an administrator signs in at this device first');
        if (!hasNamed) throw new Problem('notAllowed', 'this agent signs in at this device first');
        if (!hasSomebody) throw new Problem('notAllowed', 'somebody signs in at this device first');
      });
    };
  };
