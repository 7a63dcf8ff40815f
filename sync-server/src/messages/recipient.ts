import { emailAddress } from '#shared/domain/messages/email-address';
import { readSmsNumber } from '#shared/domain/messages/sms-number';
import type { MessageChannel } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';

import { loadOne } from '../documents/load-facts';
import type { SiteTransaction } from '../store/port';

const MOST_MERGES = 20;

/** The citizen who stands for this id now: the one into whom they were merged. `null` for nobody. */
const presentCitizen = async (site: SiteTransaction, citizenId: string): Promise<Citizen | null> => {
  const chain = new Map<string, Citizen>();
  for (let id = citizenId; id !== '' && !chain.has(id) && chain.size < MOST_MERGES;) {
    const citizen = await loadOne(site, 'citizens', id);
    if (!citizen) break;
    if (citizen.erasedAt === '') chain.set(id, citizen);
    id = mergedIntoOf(citizen);
  }
  const links = [...chain.values()].map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) }));
  return chain.get(followMerge(links).survivorOf(citizenId)) ?? null;
};

/** Where a message goes; `''` = nowhere, for a reason. */
export type Recipient = { readonly to: string; readonly why: '' | 'noAddress' | 'numberRefused' };

/** Where a message for this citizen goes by a channel. SMS go to French mobiles, and to the prefixes that the server's settings add. */
export const recipientOf = async (
  site: SiteTransaction,
  citizenId: string,
  channel: MessageChannel,
  morePrefixes: readonly string[] = [],
): Promise<Recipient> => {
  const citizen = await presentCitizen(site, citizenId);
  const { phone = '', email = '' } = citizen ? toCitizenValues(citizen) : {};
  if (channel === 'sms') {
    const read = readSmsNumber(phone, morePrefixes);
    if (read.kind === 'refused') return { to: '', why: 'numberRefused' };
    return read.kind === 'mobile' ? { to: read.number, why: '' } : { to: '', why: 'noAddress' };
  }
  const to = emailAddress(email);
  return { to, why: to === '' ? 'noAddress' : '' };
};
