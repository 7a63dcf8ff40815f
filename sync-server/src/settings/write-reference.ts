import type { Appointment } from '#shared/domain/model/appointment';
import type { ReferenceBody } from '#shared/domain/model/reference';
import { checkSettings } from '#shared/domain/settings/check-settings';
import { inUseFaults, mayBeInUse } from '#shared/domain/settings/in-use-faults';
import { MOST_HORIZON_DAYS } from '#shared/domain/settings/kind-rules';
import { readBody } from '#shared/domain/settings/read-body';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import { tableAmong, type Right } from '#shared/domain/rights/rights';
import { rightOfChange } from '#shared/domain/rights/setting-rights';
import { rightsAt } from '#shared/domain/rights/writes';
import { compareText } from '#shared/lib/compare';
import { digestOf } from '#shared/sync/digest';
import type { WireDocument } from '#shared/sync/protocol';
import { sameValue } from '#shared/sync/same-document';
import type { ReferenceReply, ReferenceRequest } from '#shared/sync/wire/setting-calls';
import { addDays, civilOf } from '#shared/time/civil';

import { MOST_NEW_SETTINGS, NEW_WITHIN_MS } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { Problem, spend } from '../lib/problem';
import { soundAmong, soundOf } from '../lib/sound';
import { loadDay } from '../documents/load-facts';
import { authoritySealOf } from '../documents/authority-seal';
import { toWritten } from '../documents/to-written';
import { rootOf } from '../store/families';
import type { Device, SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import { lowered, raised, requireSchema, type Schemas } from '../documents/conversions';
import type { Needs } from '../needs';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { saidOfRights } from './said-of-rights';
import { withSealedDigits } from './seal-digits';

type Wished = ReferenceRequest['changes'][number];
type Stored = ReadonlyMap<string, WireDocument>;

const bodyOf = (document: WireDocument | undefined): ReferenceBody | null =>
  soundOf('reference', document)?.body ?? null;
const digest = (body: ReferenceBody | null): string => (body ? digestOf({ body }) : '');

/** What of the town hall has calls of its own and no form sets: how agents prove who they are, and how long is kept what is over. */
const ownCalls = ['signIn', 'retention'] as const;

/** The town hall without these: an older desk knows none of them, a desk of the version before only the first. */
const withoutOwnCalls = (
  body: ReferenceBody | null,
  names: readonly (typeof ownCalls)[number][],
): ReferenceBody | null =>
  body?.kind === 'site'
    ? (Object.fromEntries(
        Object.entries(body).filter(([name]) => !names.some((one) => one === name)),
      ) as unknown as ReferenceBody)
    : body;

/** A body with these as they are stored, whatever a desk sends. */
const withStoredOwnCalls = (before: ReferenceBody | null, body: ReferenceBody | null): ReferenceBody | null => {
  if (body?.kind !== 'site') return body;
  const stored = before?.kind === 'site' ? before : null;
  if (ownCalls.every((name) => sameValue(stored?.[name], body[name]))) return body;
  const kept = ownCalls.flatMap((name) => (stored?.[name] === undefined ? [] : [[name, stored[name]] as const]));
  return { ...withoutOwnCalls(body, ownCalls), ...Object.fromEntries(kept) } as ReferenceBody;
};

/**
 * Throws `notAllowed` unless the agent has, at this device, the right that each of the wishes needs. The site itself may be what cannot be read: its administrators set it
 * right by this call.
 */
const requireRights = (device: Device, stored: Stored, agentId: string, wishes: readonly Wished[]): void => {
  const entries = soundAmong('reference', stored.values());
  const agent = entries.find(({ id }) => id === agentId)?.body;
  const rights = agent?.kind === 'agent' ? rightsAt(tableAmong(entries), device.rank, agent.role) : null;
  for (const { id, body } of wishes) {
    const row = stored.get(id);
    const before = bodyOf(row);
    const isUnread = row !== undefined && !row._deleted && before === null;
    // Judged by what it says it is, before anything is told of its form. What cannot be read may be anything, an agent of a later version too.
    const right: Right = isUnread ? 'agents' : rightOfChange({ id, before, body: body as ReferenceBody | null });
    if (!rights?.has(right))
      throw new Problem('notAllowed', `this needs the right “${right}”, at a device where it counts`);
  }
};

/** The wishes as changes of what is stored, or the first fault in the form of each. */
const readWishes = (
  wishes: readonly Wished[],
  stored: Stored,
): { readonly changes: readonly SettingChange[]; readonly faults: readonly SettingFault[] } => {
  const changes: SettingChange[] = [];
  const faults: SettingFault[] = [];
  for (const { id, body } of wishes) {
    const before = bodyOf(stored.get(id));
    const read = body === null ? null : readBody(id, body);
    if (read && !read.ok) faults.push(...read.reason);
    // An entry never becomes one of another kind: whoever names it would read nonsense.
    else if (read && before && before.kind !== read.value.kind) faults.push({ id, path: 'kind', code: 'shape' });
    else changes.push({ id, before, body: read?.value ?? null });
  }
  return { changes, faults };
};

/** The appointments of every day that can be booked. Asked for when something goes that they may use, a few times a year. */
const appointmentsToCome = async (site: SiteTransaction, today: string): Promise<readonly Appointment[]> => {
  const found: Appointment[] = [];
  // Day by day: the past is many times as much, and each day is found by its index.
  for (let offset = 0; offset <= MOST_HORIZON_DAYS; offset += 1)
    found.push(...(await loadDay(site, addDays(today, offset))));
  return found;
};

const zoneOf = (stored: Stored): string => {
  for (const document of stored.values()) {
    const body = bodyOf(document);
    if (body?.kind === 'site') return body.zone;
  }
  return 'Europe/Paris';
};

type Scene = {
  readonly site: SiteTransaction;
  readonly stored: Stored;
  readonly today: string;
  /** A stored document as the desk that asks knows it. */
  readonly lower: (document: WireDocument) => WireDocument;
};

/** Why the changes cannot be written as they are; `null` = they can. */
const refusalOf = async (
  { site, stored, today, lower }: Scene,
  changes: readonly SettingChange[],
  wishes: readonly Wished[],
): Promise<ReferenceReply | null> => {
  const bases = new Map(wishes.map(({ id, base }) => [id, base]));
  // A desk of before these edited the town hall without them.
  const basesOf = (before: ReferenceBody | null): readonly string[] =>
    [[], ['retention'] as const, ownCalls].map((names) => digest(withoutOwnCalls(before, names)));
  const stale = changes.filter(({ id, before }) => !basesOf(before).includes(bases.get(id) ?? ''));
  const entries = stale.map(({ id }) => {
    const document = stored.get(id);
    return { id, document: document && !document._deleted ? lower(document) : null };
  });
  if (entries.length > 0) return { outcome: 'stale', entries };
  const all = [...stored.values()].flatMap((document) => {
    const body = bodyOf(document);
    return body ? [{ id: document.id, body }] : [];
  });
  const faults = [
    ...checkSettings(all, changes),
    ...(changes.some(mayBeInUse) ? inUseFaults(all, changes, await appointmentsToCome(site, today), today) : []),
  ];
  return faults.length > 0 ? { outcome: 'faulty', faults } : null;
};

const documentOf = (siteId: string, { id, before, body }: SettingChange): WireDocument => {
  const kept = body ?? before;
  return { id, siteId, kind: kept?.kind ?? '', body: kept, _deleted: body === null };
};

/** Signs of the kinds that the journal names; a change of more is one of many kinds. */
const MOST_KINDS = 120;

/** The kinds of entries that changed, with commas, `''` = too many to be named. */
const kindsOf = (changes: readonly SettingChange[]): string => {
  const kinds = changes.map(({ before, body }) => (body ?? before)?.kind ?? '');
  const text = [...new Set(kinds)].toSorted(compareText).join(',');
  return text.length > MOST_KINDS ? '' : text;
};

/** The wishes in the words of this version. */
const readRequest = (schemas: Schemas, siteId: string, { schemaVersion, changes }: ReferenceRequest) => {
  requireSchema(schemaVersion, schemas);
  if (new Set(changes.map(({ id }) => id)).size < changes.length)
    throw new Problem('badRequest', 'an entry is changed twice');
  const rise = (wish: Wished): Wished => {
    if (wish.body === null) return wish;
    const row = { id: wish.id, siteId, body: wish.body, _deleted: false };
    return { ...wish, body: raised(schemas, schemaVersion, 'reference', row)['body'] as Wished['body'] };
  };
  const lower = (document: WireDocument): WireDocument => lowered(schemas, schemaVersion, 'reference', document);
  return { wishes: changes.map(rise), lower };
};

/**
 * Writes reference data for whoever has the rights to them, all changes or none. The stored copy must be the one that was edited; what is
 * as wished already is left alone, so a call whose answer was lost may be made again.
 */
export const writeReference = ({
  store,
  registry,
  schemas,
  clock,
  journal,
}: Needs<'store' | 'clock' | 'journal'> & {
  readonly registry: Registry;
  readonly schemas: Schemas;
}): Handler<'writeReference'> => {
  const budgets = budgetsOf(MOST_NEW_SETTINGS, NEW_WITHIN_MS);
  return async (asked, device) => {
    const known = knownCollection(registry, 'reference');
    const { wishes, lower } = readRequest(schemas, device.siteId, asked);
    const at = new Date(clock()).toISOString();
    const seal = await authoritySealOf(store);
    return store.withSite(device.siteId, async (site): Promise<ReferenceReply> => {
      const stored: Stored = new Map((await site.readAll('reference')).map((document) => [document.id, document]));
      requireRights(device, stored, asked.agentId, wishes);
      const { changes: read, faults } = readWishes(wishes, stored);
      if (faults.length > 0) return { outcome: 'faulty', faults: [...faults] };
      const changes = read.map((change) => ({
        ...change,
        body: withStoredOwnCalls(change.before, change.body && withSealedDigits(seal, device.siteId, change.body)),
      }));
      const open = changes.filter((change) => digest(change.before) !== digest(change.body));
      const refusal = await refusalOf({ site, stored, lower, today: civilOf(at, zoneOf(stored)).day }, open, wishes);
      if (refusal) return refusal;
      // Every desk holds all settings: one that was taken away must not fill them.
      if (device.rank !== 'admin') spend(budgets, rootOf(device), clock(), open.length);
      const rows = open.map((change) =>
        toWritten(known, stored.get(change.id) ?? null, documentOf(device.siteId, change)),
      );
      if (rows.length > 0) {
        await journal.note(site, device, {
          kind: 'settingsWritten',
          agentId: asked.agentId,
          subject: kindsOf(open),
          count: rows.length,
        });
        for (const subject of open.flatMap(saidOfRights))
          await journal.note(site, device, { kind: 'settingsWritten', agentId: asked.agentId, subject, count: 1 });
        await site.write('reference', rows, { deviceId: device.id, at });
      }
      // A desk that does not hear how its entry is stored cannot take it back: undo names what it would replace.
      const asAsked = (index: number): ReferenceBody | null => (wishes[index]?.body ?? null) as ReferenceBody | null;
      const otherwise = changes.filter(({ body }, index) => digest(body) !== digest(asAsked(index)));
      if (otherwise.length === 0) return { outcome: 'written' };
      const entries = otherwise.map((one) => ({ id: one.id, document: lower(documentOf(device.siteId, one)) }));
      return { outcome: 'written', entries };
    });
  };
};
