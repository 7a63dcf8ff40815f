import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';
import { collectionNames } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import { facts } from '../oracle/facts';
import { endOf, isEnded } from '../oracle/over';
import { storedDocuments } from '../oracle/replicas';
import { siteId } from '../town/sim-town';
import { pick } from '../world/random';
import type { Trouble } from './disturb';
import type { History } from './history';

const dayMs = 86_400_000;

type Snapshot = ReadonlyMap<string, { readonly collection: string; readonly document: WireDocument }>;

const logs = collectionNames.filter((name) => name !== 'reference' && name !== 'citizens');

const snapshot = async (history: History): Promise<Snapshot> => {
  const all = new Map<string, { readonly collection: string; readonly document: WireDocument }>();
  for (const collection of logs)
    for (const [id, document] of await storedDocuments(history, collection))
      if (!document._deleted) all.set(`${collection} ${id}`, { collection, document });
  return all;
};

/** The months that the site keeps what is over, as its own entry says; `null` = it keeps all. */
const monthsOf = async (history: History): Promise<{ readonly months: number | null; readonly window: number }> => {
  const body = (await storedDocuments(history, 'reference')).get(siteId)?.['body'] as
    { readonly deskWindowDays?: number; readonly retention?: { readonly recordMonths: number } } | undefined;
  return { months: body?.retention?.recordMonths ?? null, window: body?.deskWindowDays ?? facts.windowDays };
};

/**
 * The server does what it does by itself. What leaves it meanwhile by its age must have been due, and nobody may have written it lately; the oracle
 * knows by its own numbers. Anything else that vanishes is lost.
 */
const tendOnce = async (history: History): Promise<void> => {
  const { server, world, findings, retired } = history;
  const before = await snapshot(history);
  const from = await server.store.head(siteId);
  const life = server.life();
  const earlier = await monthsOf(history);
  try {
    await server.tend();
  } catch (error) {
    if (server.life() === life) throw error;
  }
  // A kill or a copy in between: what is stored now is of another past.
  if (server.life() !== life) return;
  // An administrator may have chosen meanwhile.
  const later = await monthsOf(history);
  const [months, window] = [later.months ?? earlier.months, Math.min(earlier.window, later.window)];
  const entries = (await server.store.audit(siteId, from, 100_000)).filter(({ sha }) => sha === '');
  if (entries.length > 0) world.trace('retired', String(entries.length), entries.map(({ id }) => id).join());
  const written = new Map(
    (await server.store.audit(siteId, 0, from)).map((one) => [`${one.collection} ${one.id}`, one.at]),
  );
  const dayBefore = (days: number): string => new Date(world.now() - days * dayMs).toISOString().slice(0, 10);
  for (const { collection, id } of entries) {
    const key = `${collection} ${id}`;
    const document = before.get(key)?.document;
    const day = document?.['day'];
    retired.set(key, typeof day === 'string' ? day : '');
    // A desk that was away may bring the document back as it holds it: these events need not come with it.
    for (const event of (document?.['events'] ?? []) as readonly AnyEvent[])
      history.goneForGood.add(`${key} ${event.id}`);
    if (!document || months === null) {
      findings.add(1, `${key} left the server although nobody said that it may`);
      continue;
    }
    const end = endOf(collection, document) || (isEnded(document, before) ? String(document['day']) : '');
    if (end === '' || end >= dayBefore(months * 30)) findings.add(1, `${key} left the server before it was due`);
    if (end >= dayBefore(window)) findings.add(1, `${key} left the server while desks keep it`);
    if ((written.get(key) ?? '') > new Date(world.now() - facts.restDays * dayMs).toISOString())
      findings.add(1, `${key} left the server although somebody wrote it lately`);
  }
};

const queues = new WeakMap<History, Promise<void>>();

/** One at a time: what vanished while two of them ran could be of either. */
export const tend = (history: History): Promise<void> => {
  const turn = (queues.get(history) ?? Promise.resolve()).then(() => tendOnce(history));
  queues.set(
    history,
    turn.catch(() => undefined),
  );
  return turn;
};

type SiteSetting = { readonly deskWindowDays: number; readonly retention?: object };

const writeSite = async (history: History, more: SiteSetting): Promise<void> => {
  const site = (await storedDocuments(history, 'reference')).get(siteId);
  const rules = guichetRegistry['reference'];
  if (!site || !rules) return;
  const body = { ...(site['body'] as object), ...more };
  history.narrowestDays = Math.min(history.narrowestDays, more.deskWindowDays);
  const origin = { deviceId: history.admin.id, at: new Date(history.world.now()).toISOString() };
  await history.server.store
    .withSite(siteId, (tx) => tx.write('reference', [toWritten(rules, site, { ...site, body })], origin))
    // The process may die in the middle of it.
    .catch(() => undefined);
};

/** Desks keep a year of the past from the first day on: something that the server may let go of later. */
export const keepAll = async (history: History): Promise<void> => {
  await writeSite(history, { deskWindowDays: 365 });
  history.narrowestDays = 365;
};

/** How long an administrator has the site keep what is over: never longer than before. */
const choices = [24, 13, 6, 6] as const;

/** An administrator has the site keep what is over for fewer months, and its desks for fewer days. */
export const keepLess = async ({ history, random }: Pick<Trouble, 'history' | 'random'>): Promise<void> => {
  const { months } = await monthsOf(history);
  const shorter = choices.filter((one) => months === null || one <= months);
  await writeSite(history, {
    deskWindowDays: pick(random, [30, 60]),
    retention: { recordMonths: pick(random, shorter), personMonths: 24 },
  });
  await tend(history);
};
