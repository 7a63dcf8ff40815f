import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { SingleKeys } from '#shared/lib/single-keys';
import type { AccessScope } from '#shared/sync/wire/access-key-calls';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Acted } from '../door/act';
import { commitAtServer, refusalAtServer } from '../door/commit';
import { changeSettings, settingsArrived, settingsRefusal } from './change-settings';

/** `name` says which program the key is for. */
export type MakeAccessKeyInput = { readonly name: string; readonly scope: AccessScope };

/** Makes a key of the read interface. It is told this once: who loses it makes another. */
export const makeAccessKey = async (
  context: DataContext,
  { name, scope }: MakeAccessKeyInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeAccessKey({ name: name.trim(), scope });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

export type RevokeAccessKeyInput = { readonly keyId: string };

/** Ends a key of the read interface at once and for good: one that got about must never open anything again. */
export const revokeAccessKey = async (
  context: DataContext,
  { keyId }: RevokeAccessKeyInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeAccessKey({ id: keyId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

/** `agentId` `''` = the whole site. */
export type MakeCalendarInput = { readonly agentId: string };

/** Makes a calendar feed. Its key is told this once: who loses it makes another. */
export const makeCalendar = async (
  context: DataContext,
  { agentId }: MakeCalendarInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeCalendar({ agentId });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

export type RevokeCalendarInput = { readonly calendarId: string };

/** Ends a calendar feed at once and for good: an address that got about must never open again. */
export const revokeCalendar = async (
  context: DataContext,
  { calendarId }: RevokeCalendarInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeCalendar({ id: calendarId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

/** `what` = a few words for the undo bar. */
export type ChooseKeysInput = { readonly singleKeys: SingleKeys; readonly what: string };

/** Says how the person who sits here commands by one letter or digit, at whichever desk they sign on. Undo says what held before. */
export const chooseKeys = async (anyone: DataContext, { singleKeys, what }: ChooseKeysInput): Acted => {
  const { agentId } = anyone.station();
  const before = (await load(anyone, 'reference', agentId))?.body;
  if (before?.kind !== 'agent') return no({ code: 'settingsStale' });
  const send = async (context: DataContext, wished: SingleKeys): Promise<Result<null, Refusal>> => {
    const answer = await context.server.chooseKeys({ agentId, singleKeys: wished });
    if (!answer.ok) return no(refusalAtServer(answer.reason));
    await settingsArrived(context, [{ id: agentId, before, body: { ...before, singleKeys: wished } }]);
    return ok(null);
  };
  const done = await commitAtServer(
    anyone,
    { code: 'settingsChanged', what },
    { ask: (here) => send(here, singleKeys), back: (here) => send(here, before.singleKeys ?? 'alone') },
  );
  return done.ok ? ok({ act: done.value.act }) : done;
};

/** Every command about the settings. */
export const settingsCommands = {
  changeSettings,
  makeAccessKey,
  revokeAccessKey,
  makeCalendar,
  revokeCalendar,
  chooseKeys,
};
