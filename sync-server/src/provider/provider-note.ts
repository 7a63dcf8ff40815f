import { z } from 'zod';

import { providerSettingsSchema } from '#shared/sync/wire/provider-calls';

import type { SiteTransaction, Store } from '../store/port';

const noteSchema = z.object({ settings: providerSettingsSchema, secret: z.string().min(1) });

/** How the agents of a site sign in by a provider of identities, with the secret of this server there: a note of the site, neither synced nor told. */
export type ProviderNote = Readonly<z.infer<typeof noteSchema>>;

const NOTE = 'sign-in provider';

/** A note that cannot be read is none: agents have their codes. */
const noteIn = (text: string): ProviderNote | null => {
  try {
    return text === '' ? null : noteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

export const readProvider = async (site: SiteTransaction): Promise<ProviderNote | null> =>
  noteIn(await site.siteNote(NOTE));

/** The same for what waits for no lock: desks ask each time they are locked. */
export const readProviderOf = async (store: Pick<Store, 'noteOfSite'>, siteId: string): Promise<ProviderNote | null> =>
  noteIn(await store.noteOfSite(siteId, NOTE));

/** Keeps it; `null` = forgets it. */
export const writeProvider = (site: SiteTransaction, note: ProviderNote | null): Promise<void> =>
  site.writeSiteNote(NOTE, note === null ? '' : JSON.stringify(note));
