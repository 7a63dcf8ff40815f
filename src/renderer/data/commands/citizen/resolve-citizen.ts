import type { Citizen } from '#shared/domain/model/citizen';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';

import type { DataContext } from '../../context';
import { load } from '../door/write';

/** The citizen that stays for an id: themselves, or the one at the end of their merges; `null` when nobody is known by it. */
export const resolveCitizen = async (context: DataContext, id: string): Promise<Citizen | null> => {
  const chain = new Map<string, Citizen>();
  for (let next = id; next !== '' && !chain.has(next);) {
    const citizen = await load(context, 'citizens', next);
    if (!citizen || (citizen.erasedAt !== '' && next !== id)) break;
    chain.set(next, citizen);
    next = mergedIntoOf(citizen);
  }
  const links = [...chain.values()].map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) }));
  return chain.get(followMerge(links).survivorOf(id)) ?? null;
};
