import { useMemo } from 'react';

import type { ReferenceBody } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result, ok } from '#shared/lib/result';
import { canonicalText } from '#shared/sync/canonical-text';
import type { MessageRow, Settlement } from '#shared/sync/wire/message-calls';
import type { SingleKeys } from '#shared/lib/single-keys';
import type { TextSize } from '#shared/lib/text-size';
import type { AccessScope } from '#shared/sync/wire/access-key-calls';
import type { CallInput } from '#shared/sync/wire/calls';

import type { DataContext } from '../context';
import { useData } from '../data-state';
import { load } from '../load';
import { loadReference } from '../reference';
import { orNotStored } from '../store-loss';
import { acknowledgeAlert } from './acknowledge-alert';
import { appointmentCommands } from './appointment/appointment-commands';
import { accessRequestCommands } from './citizen/access-requests';
import { citizenCommands } from './citizen/citizen-commands';
import { conflictCommands } from './conflict/conflict-commands';
import { deviceCommands } from './device/device-commands';
import { deskCommands } from './desk/desk-commands';
import type { Undone, Acted } from './door/act';
import { importAppointments } from './import/import-appointments';
import { importRequests } from './import/import-requests';
import { personCommands } from './person/person-commands';
import { requestCommands } from './request/request-commands';
import { takeStepBack } from './take-step-back';
import { ticketCommands } from './ticket/ticket-commands';
import { adminRefusalAtServer, commitAtServer, refusalAtServer } from './door/commit';
import { refusalWithout } from './door/role';
import { changeSettings, entriesArrived, settingsArrived, settingsRefusal } from './settings/change-settings';

/** `name` says which program the key is for. */
type MakeAccessKeyInput = { readonly name: string; readonly scope: AccessScope };

/** Makes a key of the read interface. It is told this once: who loses it makes another. */
const makeAccessKey = async (
  context: DataContext,
  { name, scope }: MakeAccessKeyInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeAccessKey({ name: name.trim(), scope });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

type RevokeAccessKeyInput = { readonly keyId: string };

/** Ends a key of the read interface at once and for good: one that got about must never open anything again. */
const revokeAccessKey = async (
  context: DataContext,
  { keyId }: RevokeAccessKeyInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeAccessKey({ id: keyId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

/** `agentId` `''` = the whole site. */
type MakeCalendarInput = { readonly agentId: string };

/** Makes a calendar feed. Its key is told this once: who loses it makes another. */
const makeCalendar = async (
  context: DataContext,
  { agentId }: MakeCalendarInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeCalendar({ agentId });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

type RevokeCalendarInput = { readonly calendarId: string };

/** Ends a calendar feed at once and for good: an address that got about must never open again. */
const revokeCalendar = async (
  context: DataContext,
  { calendarId }: RevokeCalendarInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeCalendar({ id: calendarId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

type AgentBody = Extract<ReferenceBody, { kind: 'agent' }>;
type OwnChoice = { readonly singleKeys: SingleKeys } | { readonly textSize: TextSize };

/** Writes what the person who sits here chose for themselves, at whichever desk they sign on. Undo says what held before. */
const chooseOwn = async (
  anyone: DataContext,
  what: string,
  wished: OwnChoice,
  heldBy: (agent: AgentBody) => OwnChoice,
): Acted => {
  const { agentId } = anyone.station();
  const before = (await load(anyone, 'reference', agentId))?.body;
  if (before?.kind !== 'agent') return no({ code: 'settingsStale' });
  const send = async (context: DataContext, choice: OwnChoice): Promise<Result<null, Refusal>> => {
    const { server } = context;
    const answer = await ('singleKeys' in choice
      ? server.chooseKeys({ agentId, ...choice })
      : server.chooseTextSize({ agentId, ...choice }));
    if (!answer.ok) return no(refusalAtServer(answer.reason));
    await settingsArrived(context, [{ id: agentId, before, body: { ...before, ...choice } }]);
    return ok(null);
  };
  const done = await commitAtServer(
    anyone,
    { code: 'settingsChanged', what },
    { ask: (here) => send(here, wished), back: (here) => send(here, heldBy(before)) },
  );
  return done.ok ? ok({ act: done.value.act }) : done;
};

/** `what` = a few words for the undo bar. */
type ChooseKeysInput = { readonly singleKeys: SingleKeys; readonly what: string };

/** Says how the person who sits here commands by one letter or digit. */
const chooseKeys = (anyone: DataContext, { singleKeys, what }: ChooseKeysInput): Acted =>
  chooseOwn(anyone, what, { singleKeys }, (agent) => ({ singleKeys: agent.singleKeys ?? 'alone' }));

/** `what` = a few words for the undo bar. */
type ChooseTextSizeInput = { readonly textSize: TextSize; readonly what: string };

/** Says how large the person who sits here reads the texts of the app. */
const chooseTextSize = (anyone: DataContext, { textSize, what }: ChooseTextSizeInput): Acted =>
  chooseOwn(anyone, what, { textSize }, (agent) => ({ textSize: agent.textSize ?? 'normal' }));

/** `wished` `null` = what is over is kept for good. */
type ChooseRetentionInput = Pick<CallInput<'chooseRetention'>, 'wished'>;

/** Chooses how long the town keeps what is over. Answers once this desk knows it as well. It is no act of the list: an undo would bring nothing back. */
const chooseRetention = async (
  context: DataContext,
  { wished }: ChooseRetentionInput,
): Promise<Result<null, Refusal>> => {
  const chosen = await context.server.chooseRetention({ agentId: context.station().agentId, wished });
  if (!chosen.ok) return no(adminRefusalAtServer(chosen.reason));
  const { site } = await loadReference(context);
  await entriesArrived(context, [site.id], (bodies) => {
    const body = bodies.get(site.id);
    return canonicalText((body?.kind === 'site' && body.retention) || null) === canonicalText(wished);
  });
  return ok(null);
};

/** Every command about the settings. */
const settingsCommands = {
  changeSettings,
  makeAccessKey,
  revokeAccessKey,
  makeCalendar,
  revokeCalendar,
  chooseKeys,
  chooseTextSize,
  chooseRetention,
};

type SettleMessageInput = {
  readonly key: string;
  readonly act: 'resend' | 'consider';
  /** A few words for the undo bar. */
  readonly what: string;
};

/** Where a message stands again once a decision was taken back; elsewhere it went out meanwhile. */
const open: readonly MessageRow['state'][] = ['uncertain', 'failed', 'expired'];

const ask = async (context: DataContext, key: string, act: Settlement): Promise<Result<MessageRow, Refusal>> => {
  const refusal = await refusalWithout(context, 'settleMessage');
  if (refusal) return no(refusal);
  const answer = await context.server.settleMessage({ id: key, agentId: context.station().agentId, act });
  return answer.ok ? ok(answer.value.message) : no(refusalAtServer(answer.reason));
};

/** Sends a message again, or considers it as sent. Undo lasts until it went out. */
const settleMessage = async (
  context: DataContext,
  { key, act, what }: SettleMessageInput,
): Acted<{ readonly message: MessageRow }> => {
  const back = async (here: DataContext): Promise<Result<null, Refusal>> => {
    const settled = await ask(here, key, 'back');
    if (!settled.ok) return settled;
    return open.includes(settled.value.state) ? ok(null) : no({ code: 'nothingToUndo' });
  };
  const done = await commitAtServer(
    context,
    { code: 'messageSettled', what },
    { ask: (here) => ask(here, key, act), back },
  );
  return done.ok ? ok({ act: done.value.act, message: done.value.value }) : done;
};

const commands = {
  ...ticketCommands,
  ...appointmentCommands,
  ...requestCommands,
  ...citizenCommands,
  ...accessRequestCommands,
  ...deskCommands,
  ...deviceCommands,
  ...personCommands,
  ...conflictCommands,
  ...settingsCommands,
  importAppointments,
  importRequests,
  acknowledgeAlert,
  settleMessage,
  takeStepBack,
};

type Bound<Command> = Command extends (context: DataContext, input: infer Input) => infer Outcome
  ? (input: Input) => Outcome
  : never;

/** Every command, bound to the open store, and the undo of the latest act of who sits here that still stands. */
export type Commands = { readonly [Name in keyof typeof commands]: Bound<(typeof commands)[Name]> } & {
  readonly undoLast: () => Promise<Result<Undone, Refusal>>;
  /** Several commands of one press: an undo that is pressed between two of them waits for the last. */
  readonly asOne: <Outcome>(steps: () => Promise<Outcome>) => Promise<Outcome>;
};

const undoLast = async (context: DataContext): Promise<Result<Undone, Refusal>> => {
  const act = await context.acts.toUndo(context.station().agentId);
  return act ? act.undo() : no({ code: 'nothingToUndo' });
};

/** Binds the commands outside of React too: tests and the tour. */
export const bindCommands = (context: DataContext): Commands => {
  const bound = Object.entries(commands).map(([name, command]) => [
    name,
    (input: never) =>
      context.acts.follow(context.station().agentId, () =>
        orNotStored(context, () =>
          (command as (context: DataContext, input: never) => Promise<unknown>)(context, input),
        ),
      ),
  ]);
  const asOne: Commands['asOne'] = (steps) => context.acts.follow(context.station().agentId, steps, true);
  return { ...Object.fromEntries(bound), undoLast: () => undoLast(context), asOne } as Commands;
};

export const useCommands = (): Commands => {
  const context = useData();
  return useMemo(() => bindCommands(context), [context]);
};
