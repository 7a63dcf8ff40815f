import type { SignInMode } from '#shared/sync/wire/person-calls';

import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { Problem } from '../lib/problem';
import { soundOf } from '../lib/sound';
import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import { agentsAt, isSignedIn, readPerson } from './person-note';

type ModeNeeds = Needs<'clock'> & { readonly registry: Registry; readonly referenceOf: ReferenceReader };
type Wished = { readonly mode: SignInMode; readonly lockMin: number };

/** Writes into the entry of the site by what it knows its agents, and nothing else. `pin` has begun when it was chosen first. */
export const writeSignInMode = async (
  { clock, registry, referenceOf }: ModeNeeds,
  site: SiteTransaction,
  { mode, lockMin }: Wished,
  deviceId: string,
): Promise<void> => {
  const known = knownCollection(registry, 'reference');
  const at = new Date(clock()).toISOString();
  const id = (await referenceOf(site))?.site.id ?? '';
  const stored = (await site.read('reference', [id])).get(id);
  const body = soundOf('reference', stored)?.body;
  if (!stored || body?.kind !== 'site') throw new Problem('notFound', 'this site has no entry');
  const { signIn, ...others } = body;
  if (mode === 'names' ? signIn === undefined : signIn?.lockMin === lockMin) return;
  const next = mode === 'names' ? others : { ...others, signIn: { since: signIn?.since ?? at, lockMin } };
  await site.write('reference', [toWritten(known, stored, { ...stored, body: next })], { deviceId, at });
};

/** By what a site knows its agents. To prove who they are is asked of all once an administrator can do it at the device that asks. */
export const chooseSignIn =
  (needs: ModeNeeds & Needs<'store'>): Handler<'chooseSignIn'> =>
  (wished, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      const agents = (await needs.referenceOf(site))?.agents ?? [];
      const isAdminHere = async (): Promise<boolean> => {
        for (const id of await agentsAt(site, device.id)) {
          const person = await readPerson(site, id);
          const isIn = isSignedIn(person, device.id, needs.clock()) && person.pin?.kind === 'own';
          if (isIn && agents.some((one) => one.id === id && one.role === 'admin')) return true;
        }
        return false;
      };
      if (wished.mode === 'pin' && !(await isAdminHere())) return { outcome: 'noAdmin' };
      await writeSignInMode(needs, site, wished, device.id);
      return { outcome: 'written' };
    });
