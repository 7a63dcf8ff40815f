import type { Citizen, ErasureReason } from '#shared/domain/model/citizen';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { ErasureWish } from '#shared/sync/wire/erasure-calls';

import type { DataContext } from '../../context';
import { watchAll } from '../../plain';
import { adminRefusalAtServer } from '../door/commit';
import { arrived } from '../settings/change-settings';

export type EraseCitizensInput = {
  /** All ids of one person. */
  readonly citizenIds: readonly string[];
  readonly reason: ErasureReason;
};

const notErased = {
  inTheWay: { code: 'personExpected' },
  changed: { code: 'personMerged' },
  unknown: { code: 'personUnsent' },
  full: { code: 'erasing', why: 'full' },
  gone: { code: 'erasing', why: 'gone' },
  own: { code: 'erasing', why: 'own' },
} as const satisfies Readonly<Record<string, Refusal>>;

/** Waits until this desk has erased them too, or for some seconds. */
const goneHere = async (context: DataContext, citizenIds: readonly string[]): Promise<void> => {
  const found = context.database.citizens.find({ selector: { id: { $in: [...citizenIds] } } });
  await arrived(watchAll<Citizen>(found), (all) => all.every(({ erasedAt }) => erasedAt !== ''));
};

/**
 * Erases a person for good, or asks for it where the town wants two people: another one confirms. The server does it: it alone knows whether this is a device
 * of an administrator, and notes who did it. Nothing takes an erasure back, so it is no act of the list. Answers once this desk has erased them too, or
 * after some seconds.
 */
export const eraseCitizens = async (
  context: DataContext,
  { citizenIds, reason }: EraseCitizensInput,
): Promise<Result<'erased' | 'asked', Refusal>> => {
  const { agentId } = context.station();
  const asked = await context.server.eraseCitizens({ agentId, citizenIds, reason });
  if (!asked.ok) return no(adminRefusalAtServer(asked.reason));
  const { outcome } = asked.value;
  if (outcome === 'asked') return ok(outcome);
  if (outcome !== 'erased') return no(notErased[outcome]);
  await goneHere(context, citizenIds);
  return ok(outcome);
};

export type SettleErasureInput = {
  readonly wish: Pick<ErasureWish, 'id' | 'citizenIds'>;
  readonly act: 'confirm' | 'drop';
};

/** Confirms a wish to erase a person, which then is erased as by `eraseCitizens`, or drops it. */
export const settleErasure = async (
  context: DataContext,
  { wish, act }: SettleErasureInput,
): Promise<Result<'erased' | 'dropped', Refusal>> => {
  const { agentId } = context.station();
  const settled = await context.server.settleErasure({ agentId, id: wish.id, act });
  if (!settled.ok) return no(adminRefusalAtServer(settled.reason));
  const { outcome } = settled.value;
  if (outcome === 'changed') return no({ code: 'erasing', why: 'changed' });
  if (outcome === 'dropped') return ok(outcome);
  if (outcome !== 'erased') return no(notErased[outcome]);
  await goneHere(context, wish.citizenIds);
  return ok(outcome);
};

export type ChooseErasersInput = {
  readonly needsTwo: boolean;
  /** The instant of another one’s wish to go back to one, which this confirms; absent = none is confirmed. */
  readonly confirms?: string;
};

/** Chooses how many people an erasure takes; `asked` = another one has to confirm it. */
export const chooseErasers = async (
  context: DataContext,
  { needsTwo, confirms }: ChooseErasersInput,
): Promise<Result<'written' | 'asked', Refusal>> => {
  const { agentId } = context.station();
  const chosen = await context.server.chooseErasers({
    agentId,
    needsTwo,
    ...(confirms === undefined ? {} : { confirms }),
  });
  if (!chosen.ok) return no(adminRefusalAtServer(chosen.reason));
  const { outcome } = chosen.value;
  return outcome === 'alone' || outcome === 'gone' ? no({ code: 'erasing', why: outcome }) : ok(outcome);
};
