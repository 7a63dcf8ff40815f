import { writerOf, type Register } from '#shared/domain/model/citizen';
import { logOf } from '#shared/sync/merge-document';
import { isUnproved, type WireDocument } from '#shared/sync/protocol';

import type { AsideRow } from '../store/aside-part';
import type { SiteTransaction } from '../store/port';

/** Why a row is aside that an administrator decided to leave out: it is kept as long as the others, and no list tells it. */
export const LEFT_OUT = 'leftOut';

/** What is aside of a document because nobody had proved to have written it. */
export type KnownAside = {
  /** What an administrator left out, events by their ids and registers by `registerMark`: it stays out, whoever signs in later. */
  readonly leftOut: ReadonlySet<string>;
  /** The rows about which nobody has decided yet, and the ids of their events. */
  readonly open: readonly AsideRow[];
  readonly openIds: ReadonlySet<string>;
  /** The rows of both as they came. */
  readonly bodies: ReadonlySet<string>;
};

/** Reads what is aside, once for each document of a push. */
export type AsideReader = {
  readonly read: (collection: string, id: string) => Promise<KnownAside>;
  /** What was read before; `undefined` = nobody asked, because it plays no part here. */
  readonly seen: (collection: string, id: string) => KnownAside | undefined;
};

const bodyOf = ({ body }: AsideRow): WireDocument | null => (body === '' ? null : (JSON.parse(body) as WireDocument));

/** Names a register that a device wrote: its field and its stamp. */
export const registerMark = (name: string, stamp: string): string => `${name} ${stamp}`;

const registersOf = (document: object): readonly (readonly [string, Partial<Register> | null])[] =>
  Object.entries((document as { readonly fields?: Readonly<Record<string, Partial<Register> | null>> }).fields ?? {});

const marksOf = (rows: readonly AsideRow[]): readonly string[] =>
  rows.flatMap((row) =>
    registersOf(bodyOf(row) ?? {}).flatMap(([name, register]) =>
      // What others wrote came along in the row.
      register?.t !== undefined && writerOf(String(register.t)) === row.deviceId
        ? [registerMark(name, register.t)]
        : [],
    ),
  );

const idsOf = (rows: readonly AsideRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => logOf(bodyOf(row) ?? {}).map((event) => event?.id)));

export const asideReader = (site: SiteTransaction): AsideReader => {
  const known = new Map<string, KnownAside>();
  return {
    read: async (collection, id) => {
      const key = `${collection} ${id}`;
      const before = known.get(key);
      if (before) return before;
      const open = (await site.asideOf(collection, id)).filter(({ why }) => isUnproved(why));
      // Asked for by itself: newer rows of whatever kind push none of it out of sight.
      const out = await site.asideOf(collection, id, LEFT_OUT);
      const bodies = new Set([...open, ...out].map(({ body }) => body));
      const found: KnownAside = {
        leftOut: new Set([...idsOf(out), ...marksOf(out)]),
        open,
        openIds: idsOf(open),
        bodies,
      };
      known.set(key, found);
      return found;
    },
    seen: (collection, id) => known.get(`${collection} ${id}`),
  };
};

/**
 * Whether a row says nothing that nobody proved and that is not kept already: it is aside as it is, or each of its events is stored, left out or aside. A desk that holds such an event sends it
 * with each further act on its document.
 */
export const isKeptAlready = (aside: KnownAside, row: WireDocument, stored: WireDocument | null): boolean => {
  if (aside.bodies.has(JSON.stringify(row))) return true;
  if (row._deleted && stored?._deleted !== true) return false;
  const log = logOf(row);
  const known = new Set(logOf(stored ?? {}).map(({ id }) => id));
  return log.length > 0 && log.every(({ id }) => known.has(id) || aside.leftOut.has(id) || aside.openIds.has(id));
};

/** Whether all that a row brought stands in the stored document by now. */
const isStored = (row: AsideRow, document: WireDocument): boolean => {
  const body = bodyOf(row);
  const isRemoval = body?._deleted === true || (body?.['erasedAt'] ?? '') !== '';
  if (!body || isRemoval) return false;
  if ('events' in body) {
    const ids = new Set(logOf(document).map(({ id }) => id));
    return logOf(body).every(({ id }) => ids.has(id));
  }
  const held = new Map(registersOf(document));
  return registersOf(body).every(
    ([name, register]) => writerOf(String(register?.t)) !== row.deviceId || held.get(name)?.t === register?.t,
  );
};

/** Takes those rows off the list whose whole content came in after all, by who proved later that they had written it. */
export const settleStored = async (
  site: SiteTransaction,
  aside: KnownAside | undefined,
  collection: string,
  document: WireDocument,
): Promise<void> => {
  for (const deviceId of new Set(aside?.open.map((row) => row.deviceId))) {
    const own = aside?.open.filter((row) => row.deviceId === deviceId) ?? [];
    const waiting = new Set(own.filter((row) => !isStored(row, document)).map(({ why }) => why));
    const whys = [...new Set(own.map(({ why }) => why))].filter((why) => !waiting.has(why));
    if (whys.length > 0) await site.settleAside({ collection, id: document.id, deviceId, whys }, '');
  }
};
