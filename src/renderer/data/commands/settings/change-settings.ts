import { filter, firstValueFrom, map, race, timer, type Observable } from 'rxjs';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Reference, ReferenceBody } from '#shared/domain/model/reference';
import { checkSettings } from '#shared/domain/settings/check-settings';
import { readBody } from '#shared/domain/settings/read-body';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { canonicalText } from '#shared/sync/canonical-text';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { hasNoTime, unansweredWhy, type CallFailure } from '#shared/sync/wire/client';
import type { ReferenceRequest } from '#shared/sync/wire/setting-calls';

import type { DataContext } from '../../context';
import { readAll, watchAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Act } from '../door/act';
import { commitAtServer } from '../door/commit';
import { refusalOfSettings } from '../door/role';

/** What was written at the server comes by the exchange, as everything does; a screen that asked for it waits no longer. */
const patienceMs = 4_000;

/** Waits until what is watched in the store of this desk is as it shall be, or for some seconds. */
export const arrived = async <Value>(watched: Observable<Value>, isThere: (value: Value) => boolean): Promise<void> =>
  void (await firstValueFrom(race(watched.pipe(filter(isThere)), timer(patienceMs))));

/** Waits until the entries of these ids are in the store of this desk as they shall be. */
export const entriesArrived = async (
  context: DataContext,
  ids: readonly string[],
  areThere: (bodies: ReadonlyMap<string, ReferenceBody>) => boolean,
): Promise<void> => {
  const held = watchAll<Reference>(context.database.reference.find({ selector: { id: { $in: [...ids] } } })).pipe(
    map((entries) => new Map(entries.map(({ id, body }) => [id, body]))),
  );
  await arrived(held, areThere);
};

/** Waits until the store of this desk holds what the server wrote. */
export const settingsArrived = (context: DataContext, changes: readonly SettingChange[]): Promise<void> =>
  entriesArrived(
    context,
    changes.map(({ id }) => id),
    (bodies) => changes.every(({ id, body }) => canonicalText(bodies.get(id) ?? null) === canonicalText(body)),
  );

/** Why a change of settings was not made. What is wrong stands beside its field; what changed meanwhile is there to be shown. */
export type SettingsRefusal = {
  readonly refusal: Refusal;
  readonly faults: readonly SettingFault[];
  /** The present copies of entries that somebody else changed meanwhile; `null` = deleted. */
  readonly present: readonly { readonly id: string; readonly body: ReferenceBody | null }[];
};

export type ChangeSettingsInput = {
  /** A few words for the undo bar: « plage du lundi 8:30–12:00 ». */
  readonly what: string;
  readonly changes: readonly SettingChange[];
};

const refuse = (refusal: Refusal, more: Partial<SettingsRefusal> = {}): Result<never, SettingsRefusal> =>
  no({ refusal, faults: [], present: [], ...more });

const same = (a: ReferenceBody | null, b: ReferenceBody | null): boolean => canonicalText(a) === canonicalText(b);
const baseOf = (body: ReferenceBody | null): string => (body ? digestOf({ body }) : '');

const asWished = ({ id, before, body }: SettingChange): ReferenceRequest['changes'][number] => ({
  id,
  base: baseOf(before),
  // Fields that are left out must be left out in JSON too.
  body: body === null ? null : (JSON.parse(JSON.stringify(body)) as ReferenceRequest['changes'][number]['body']),
});

/** What the server would say of the changes, as far as this desk knows. */
const faultsOf = (stored: readonly Reference[], changes: readonly SettingChange[]): readonly SettingFault[] => {
  const shapes = changes.flatMap(({ id, body }) => {
    const read = body && readBody(id, JSON.parse(JSON.stringify(body)));
    return read && !read.ok ? read.reason : [];
  });
  return shapes.length > 0 ? shapes : checkSettings(stored, changes);
};

/** Why an administrator's call had no answer, as a refusal. */
export const settingsRefusal = (why: CallFailure): Refusal => {
  if (hasNoTime(why)) return { code: 'serverBusy' };
  if (why.code === 'keysOpen') return { code: 'keysOpen' };
  return unansweredWhy(why) === 'notAllowed' ? { code: 'adminOnly', who: 'device' } : { code: 'settingsUnreachable' };
};

type Entries = readonly { readonly id: string; readonly document: WireDocument | null }[];

const bodiesOf = (entries: Entries): readonly { readonly id: string; readonly body: ReferenceBody | null }[] =>
  entries.map(({ id, document }) => ({ id, body: document && (document as unknown as Reference).body }));

/**
 * Why an agent cannot be deleted now: they have a desk open, and a person before them perhaps. Their screen would be gone in the middle of a service, and the
 * desk would be of nobody. A desk of yesterday is in nobody's way.
 */
const refusalOfAgentAtWork = async (
  context: DataContext,
  stored: readonly Reference[],
  changes: readonly SettingChange[],
): Promise<Refusal | null> => {
  const gone = new Set(changes.flatMap(({ id, body }) => (body === null ? [id] : [])));
  const isAgent = ({ id, body }: Reference): boolean => body.kind === 'agent' && gone.has(id);
  if (!stored.some(isAgent)) return null;
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const sessions = await readAll<DeskSession>(context.database.deskSessions.find({ selector: { day } }));
  const open = sessions.find(({ status, agentId }) => status !== 'closed' && gone.has(agentId));
  return open ? { code: 'agentAtDesk', desk: deskNumber(reference, open.deskId) } : null;
};

/** Asks the server for the changes; answers them as it stored them. */
const send = async (
  context: DataContext,
  changes: readonly SettingChange[],
): Promise<Result<readonly SettingChange[], SettingsRefusal>> => {
  const stored = await readAll<Reference>(context.database.reference.find());
  const notTheirs = await refusalOfSettings(context, changes);
  if (notTheirs) return refuse(notTheirs);
  const atWork = await refusalOfAgentAtWork(context, stored, changes);
  if (atWork) return refuse(atWork);
  const faults = faultsOf(stored, changes);
  if (faults.length > 0) return refuse({ code: 'settingsFaulty' }, { faults });
  const answer = await context.server.writeReference({
    agentId: context.station().agentId,
    schemaVersion: SCHEMA_VERSION,
    changes: changes.map(asWished),
  });
  if (!answer.ok) return refuse(settingsRefusal(answer.reason));
  const reply = answer.value;
  if (reply.outcome === 'faulty') return refuse({ code: 'settingsFaulty' }, { faults: reply.faults });
  if (reply.outcome === 'stale') return refuse({ code: 'settingsStale' }, { present: bodiesOf(reply.entries) });
  const otherwise = new Map(bodiesOf(reply.entries ?? []).map(({ id, body }) => [id, body]));
  return ok(changes.map((one) => ({ ...one, body: otherwise.get(one.id) ?? one.body })));
};

const backwards = (changes: readonly SettingChange[]): readonly SettingChange[] =>
  changes.toReversed().map(({ id, before, body }) => ({ id, before: body, body: before }));

/**
 * Changes reference data for the whole town hall, all of it or nothing: the server writes, and this desk has it when the
 * promise is fulfilled. Undo writes the earlier bodies back, unless somebody changed them since. `act` `null` = nothing was changed.
 */
export const changeSettings = async (
  context: DataContext,
  { what, changes }: ChangeSettingsInput,
): Promise<Result<{ readonly act: Act | null }, SettingsRefusal>> => {
  const real = changes.filter(({ before, body }) => !same(before, body));
  if (real.length === 0) return ok({ act: null });
  // Told once this desk has it: who reads that a series has changed gives the next ticket by it.
  const sendAndWait = async (here: DataContext, some: readonly SettingChange[]) => {
    const sent = await send(here, some);
    if (sent.ok) await settingsArrived(here, sent.value);
    return sent;
  };
  let stored: readonly SettingChange[] = real;
  const ask = async (here: DataContext) => {
    const sent = await sendAndWait(here, real);
    if (sent.ok) stored = sent.value;
    return sent;
  };
  const back = async (here: DataContext): Promise<Result<null, Refusal>> => {
    const undone = await sendAndWait(here, backwards(stored));
    return undone.ok ? ok(null) : no(undone.reason.refusal);
  };
  const done = await commitAtServer(context, { code: 'settingsChanged', what }, { ask, back });
  return done.ok ? ok({ act: done.value.act }) : done;
};
