import { emailAddress } from '#shared/domain/messages/email-address';
import { smsNumber } from '#shared/domain/messages/sms-number';
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

/** Where a message for this citizen goes by a channel; `''` when there is no way to them. */
export const recipientOf = async (
  site: SiteTransaction,
  citizenId: string,
  channel: MessageChannel,
): Promise<string> => {
  const citizen = await presentCitizen(site, citizenId);
  if (!citizen) return '';
  const { phone, email } = toCitizenValues(citizen);
  return channel === 'sms' ? smsNumber(phone) : emailAddress(email);
};
