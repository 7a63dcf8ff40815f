import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallInput, CallOutput } from '#shared/sync/wire/calls';

import type { DataContext } from '../../context';
import { loadReference } from '../../reference';
import { adminRefusalAtServer } from '../door/commit';
import { entriesArrived } from '../settings/change-settings';

export type SettlePersonInput = { readonly agentId: string; readonly act: CallInput<'settlePerson'>['act'] };

/** Hands out a start code for an agent, ends their access, or gives it back. Answers the start code, told this once; `''` for the other acts. */
export const settlePerson = async (
  context: DataContext,
  { agentId, act }: SettlePersonInput,
): Promise<Result<string, Refusal>> => {
  const settled = await context.server.settlePerson({ id: agentId, act });
  if (!settled.ok) return no(adminRefusalAtServer(settled.reason));
  return settled.value.outcome === 'done' ? ok(settled.value.startPin) : no({ code: 'lastAdminPerson' });
};

export type ChooseSignInInput = CallInput<'chooseSignIn'>;

/** Chooses by what the town knows its agents, and after how long its desks lock. Answers once this desk knows it as well. */
export const chooseSignIn = async (context: DataContext, wish: ChooseSignInInput): Promise<Result<null, Refusal>> => {
  const written = await context.server.chooseSignIn(wish);
  if (!written.ok) return no(adminRefusalAtServer(written.reason));
  if (written.value.outcome === 'noAdmin') return no({ code: 'noAdminCode' });
  const { site } = await loadReference(context);
  await entriesArrived(context, [site.id], (bodies) => {
    const body = bodies.get(site.id);
    const present = body?.kind === 'site' ? body.signIn : undefined;
    return wish.mode === 'pin' ? present?.lockMin === wish.lockMin : present === undefined;
  });
  return ok(null);
};

export type ChooseProviderInput = CallInput<'chooseProvider'>;

/** Chooses how the agents of the town sign in by a provider of identities. Answers what the server made of it. */
export const chooseProvider = async (
  context: DataContext,
  wish: ChooseProviderInput,
): Promise<Result<CallOutput<'chooseProvider'>['outcome'], Refusal>> => {
  const chosen = await context.server.chooseProvider(wish);
  return chosen.ok ? ok(chosen.value.outcome) : no(adminRefusalAtServer(chosen.reason));
};

/** Every command about how the agents of a town prove who they are. */
export const personCommands = { settlePerson, chooseSignIn, chooseProvider };
