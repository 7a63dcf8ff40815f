import type { SignInMode } from '#shared/sync/wire/person-calls';

import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import type { Needs } from '../needs';
import { changeSiteEntry } from '../settings/change-site-entry';
import type { Device, SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import { agentsAt, isSignedIn, readPerson } from './person-note';

type ModeNeeds = Needs<'clock' | 'journal'> & { readonly registry: Registry; readonly referenceOf: ReferenceReader };
type Wished = { readonly mode: SignInMode; readonly lockMin: number };

/**
 * Writes into the entry of the site by what it knows its agents, and nothing else. `pin` has begun when it was chosen first. `agentId` = who asks, where that is known
 * although the site does not ask for codes yet; a device that is `null` is whoever sits at the server.
 */
export const writeSignInMode = async (
  needs: ModeNeeds,
  site: SiteTransaction,
  { mode, lockMin }: Wished,
  device: Device | null,
  agentId?: string,
): Promise<void> => {
  const at = new Date(needs.clock()).toISOString();
  const isChanged = await changeSiteEntry(needs, site, device, ({ signIn, ...others }) =>
    mode === 'names' ? others : { ...others, signIn: { since: signIn?.since ?? at, lockMin } },
  );
  const chosen = { kind: 'signInModeChosen', subject: mode, ...(agentId ? { agentId } : {}) } as const;
  if (isChanged) await needs.journal.note(site, device, chosen);
};

/** By what a site knows its agents. To prove who they are is asked of all once an administrator can do it at the device that asks. */
export const chooseSignIn =
  (needs: ModeNeeds & Needs<'store'>): Handler<'chooseSignIn'> =>
  (wished, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      const agents = (await needs.referenceOf(site))?.agents ?? [];
      const adminHere = async (): Promise<string | null> => {
        for (const id of await agentsAt(site, device.id)) {
          const person = await readPerson(site, id);
          const isIn = isSignedIn(person, device.id, needs.clock()) && person.pin?.kind === 'own';
          if (isIn && agents.some((one) => one.id === id && one.role === 'admin')) return id;
        }
        return null;
      };
      const admin = await adminHere();
      if (wished.mode === 'pin' && admin === null) return { outcome: 'noAdmin' };
      await writeSignInMode(needs, site, wished, device, admin ?? undefined);
      return { outcome: 'written' };
    });
