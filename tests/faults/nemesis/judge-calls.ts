import type { Book, CallAnswered, Estate, LoggedEvent } from './book';
import { callerOf, holdOf, isAfter, isFlagged, type Entry } from './holds';

// Constants of the page, and what clocks and locks of one machine may be off by.
const claimMs = 30_000;
const skewMs = 50;
const longestLockMs = 10_000;

/** What is wrong with the calls: sentences of ids, one for each finding. */
export type CallFindings = {
  /** A person answered to two callers, and the server knew of no end between both. */
  readonly grantedTwice: readonly string[];
  /** The same, where all that ended the first call was written by another desk that had not heard of it. */
  readonly crossedEnds: readonly string[];
  /** Granted anew because the first call did not arrive in the time that its claim lasts. Allowed, and counted. */
  readonly lapsedClaims: readonly string[];
  /** A key that was answered with two different persons, or nobody and later somebody. */
  readonly answersChanged: readonly string[];
};

const nameOf = ({ deviceId, key }: { readonly deviceId: string; readonly key: string }): string => `${deviceId} ${key}`;

/** One key that brought a person, and when the server gave it. The answer may have got lost: `knew` is `null` then, or told later. */
type Grant = {
  readonly key: string;
  readonly deviceId: string;
  readonly caller: string;
  readonly ticketId: string;
  readonly atMs: number;
  readonly knew: readonly LoggedEvent[] | null;
};

const isKnownTo = (grant: Grant, other: Grant): boolean => grant.knew?.some(({ id }) => id === other.key) ?? false;

/** The grants by ticket, in the server's order: those that were answered, and those that the server noted and nobody heard of. */
const grantsOf = ({ calls }: Book, { callAnswers }: Estate): Map<string, Grant[]> => {
  const givenAt = new Map(callAnswers.map((one) => [nameOf(one), Date.parse(one.at)]));
  const desks = new Map(calls.map(({ deviceId, deskId }) => [deviceId, deskId]));
  const grants = new Map<string, Grant>();
  const note = (name: string, grant: Omit<Grant, 'caller' | 'atMs'>): void => {
    const caller = `${desks.get(grant.deviceId) ?? ''} (${grant.deviceId})`;
    if (!grants.has(name)) grants.set(name, { ...grant, caller, atMs: givenAt.get(name) ?? Number.NaN });
  };
  for (const { key, deviceId, ticketId, knew, isRepeat } of calls)
    if (ticketId !== null) note(nameOf({ deviceId, key }), { key, deviceId, ticketId, knew: isRepeat ? null : knew });
  for (const { key, deviceId, ticketId } of callAnswers)
    if (ticketId !== '') note(nameOf({ deviceId, key }), { key, deviceId, ticketId, knew: null });
  const byTicket = new Map<string, Grant[]>();
  for (const grant of grants.values()) byTicket.set(grant.ticketId, [...(byTicket.get(grant.ticketId) ?? []), grant]);
  for (const some of byTicket.values()) some.sort((a, b) => a.atMs - b.atMs || (isKnownTo(b, a) ? -1 : 1));
  return byTicket;
};

/** The events of each ticket in the order in which the server wrote them down. */
const ticketLogs = ({ writes }: Estate): Map<string, Entry[]> => {
  const logs = new Map<string, Entry[]>();
  for (const { seq, at, collection, id, events } of [...writes].sort((a, b) => a.seq - b.seq)) {
    if (collection !== 'tickets') continue;
    const entries = events.map((event): Entry => ({ seq, atMs: Date.parse(at), event }));
    logs.set(id, [...(logs.get(id) ?? []), ...entries]);
  }
  return logs;
};

/** By which instant the server had surely come as far as a number of its order; the highest first. */
type Mark = { readonly seq: number; readonly byMs: number };

/**
 * A write bears the instant at which its push came, before it waited for the lock. By when it was stored tell its answer, the answer of
 * any later one, and time: no lock is waited for that long.
 */
const marksOf = ({ acknowledged }: Book, { writes }: Estate): Mark[] => {
  const answeredMs = new Map<string, number>();
  for (const { collection, id, event, atMs } of acknowledged.values())
    if (event !== '') answeredMs.set(`${collection} ${id} ${event}`, atMs);
  const marks = writes.map(({ seq, at, collection, id, events }): Mark => {
    const answers = events.map((event) => (answeredMs.get(`${collection} ${id} ${event.id}`) ?? Infinity) + skewMs);
    return { seq, byMs: Math.min(Date.parse(at) + longestLockMs, ...answers) };
  });
  return marks.sort((a, b) => b.seq - a.seq);
};

/** What the server held of a ticket as it granted it: surely, and possibly. Both are one where the answer told of it. */
type Known = { readonly surely: readonly Entry[]; readonly possibly: readonly Entry[] };

const knownAt = ({ atMs, knew }: Grant, log: readonly Entry[], marks: readonly Mark[]): Known => {
  const sure = marks.find(({ byMs }) => byMs <= atMs)?.seq ?? 0;
  const told = new Set(knew?.map(({ id }) => id));
  const upTo = Math.max(sure, ...log.flatMap(({ seq, event }) => (told.has(event.id) ? [seq] : [])));
  const surely = log.filter(({ seq }) => seq <= upTo);
  return { surely, possibly: knew ? surely : log.filter((entry) => entry.seq <= upTo || entry.atMs <= atMs + skewMs) };
};

/** What the server knew at a grant, event by event: counter, type, id, device, and what it names. */
const storyOf = ({ possibly }: Known): string =>
  possibly
    .map(({ event }) => event)
    .sort((a, b) => (isAfter(a, b) ? 1 : -1))
    .map((event) => {
      const { n, type, id, by } = event;
      const named = ['target', 'cause', 'call'].map((name) => event[name]).find((one) => typeof one === 'string');
      return `${n} ${type} ${id} ${by.deviceId.slice(-4)} ${named ?? ''}`.trimEnd();
    })
    .join('; ');

/** Keys that brought one person and then another, or nobody and then somebody. */
const changedAnswers = (calls: readonly CallAnswered[]): string[] => {
  const first = new Map<string, string | null>();
  const changed: string[] = [];
  for (const answer of calls) {
    const name = nameOf(answer);
    const known = first.get(name);
    if (known === undefined) first.set(name, answer.ticketId);
    else if (answer.ticketId !== null && answer.ticketId !== known)
      changed.push(`${name}: ${known ?? 'nobody'}, then ${answer.ticketId}`);
  }
  return changed;
};

/** The latest grant of each caller: whoever is given the same person anew goes by the newer key. */
const latestByCaller = (grants: readonly Grant[]): readonly Grant[] => [
  ...new Map(grants.map((grant) => [grant.caller, grant])).values(),
];

type Verdict = 'ended' | 'crossed' | 'lapsed' | 'twice';

/** Who had the person before: a call that was stored, or a claim whose call had not come. */
type Holder = { readonly key: string; readonly deviceId: string; readonly caller: string; readonly claimedMs: number };

const holdersAt = (second: Grant, earlier: readonly Grant[], { surely }: Known): Holder[] => {
  const calls = surely.flatMap(({ event }) => (event.type === 'called' ? [event] : []));
  const stored = new Set(calls.map(({ id }) => id));
  const claims = latestByCaller(earlier).filter(({ key }) => !stored.has(key));
  return [
    ...calls.map((call) => ({
      key: call.id,
      deviceId: call.by.deviceId,
      caller: callerOf(call),
      claimedMs: Infinity,
    })),
    ...claims.map(({ key, deviceId, caller, atMs }) => ({ key, deviceId, caller, claimedMs: atMs })),
  ].filter(({ caller }) => caller !== second.caller);
};

/** Judges every grant against all who had the person by what the server held then; each of those is found once at most. */
export const judgeCalls = (book: Book, estate: Estate): CallFindings => {
  const found: Readonly<Record<Exclude<Verdict, 'ended'>, string[]>> = { crossed: [], lapsed: [], twice: [] };
  const logs = ticketLogs(estate);
  const marks = marksOf(book, estate);
  for (const [ticketId, grants] of grantsOf(book, estate)) {
    const granted = new Set(grants.map(nameOf));
    const wasGranted = ({ id, by }: LoggedEvent): boolean => granted.has(nameOf({ deviceId: by.deviceId, key: id }));
    const verdictOf = ({ key, claimedMs }: Holder, { possibly }: Known, atMs: number): Verdict => {
      const events = possibly.map(({ event }) => event);
      const call = events.find(({ id }) => id === key);
      if (call && isFlagged(call, possibly, book, wasGranted)) return 'ended';
      const hold = call ? holdOf(call, events, book) : 'live';
      if (hold !== 'live') return hold;
      return atMs - claimedMs >= claimMs ? 'lapsed' : 'twice';
    };
    const judged = new Set<string>();
    for (const [index, second] of grants.entries()) {
      const known = knownAt(second, logs.get(ticketId) ?? [], marks);
      for (const first of holdersAt(second, grants.slice(0, index), known)) {
        const verdict = verdictOf(first, known, second.atMs);
        // A claim that ran out may still become a call, and hold the person then.
        const name = `${nameOf(first)} ${verdict === 'lapsed' ? 'lapsed' : ''}`;
        if (verdict === 'ended' || judged.has(name)) continue;
        judged.add(name);
        const keys = `${first.key} by ${first.caller}, ${second.key} by ${second.caller}`;
        const later = Number.isFinite(first.claimedMs) ? `${second.atMs - first.claimedMs} ms later` : 'stored';
        found[verdict].push(`${ticketId}: ${keys}, ${later} [${storyOf(known)}]`);
      }
    }
  }
  return {
    grantedTwice: found.twice,
    crossedEnds: found.crossed,
    lapsedClaims: found.lapsed,
    answersChanged: changedAnswers(book.calls),
  };
};
