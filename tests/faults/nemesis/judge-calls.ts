import type { Book, CallAnswered, Estate, LoggedEvent } from './book';

// The judge knows the protocol's page and nothing of our code: its constants and its order of events are its own.
const claimMs = 30_000;
const endsOfCall: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'done',
  'abandoned',
  'notServedAtClosing',
]);

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

const isAfter = (one: LoggedEvent, other: LoggedEvent): boolean =>
  one.n > other.n || (one.n === other.n && one.id > other.id);

/** The ids that an undo takes back; an undo that is taken back itself does nothing. */
export const undone = (events: readonly LoggedEvent[]): ReadonlySet<unknown> => {
  const dead = new Set<unknown>();
  const undos = events.filter(({ type }) => type === 'undone').sort((a, b) => (isAfter(a, b) ? -1 : 1));
  for (const undo of undos) if (!dead.has(undo.id)) dead.add(undo['target']);
  return dead;
};

/** One key that brought a person, and when the server gave it. */
type Grant = {
  readonly key: string;
  readonly deviceId: string;
  readonly caller: string;
  readonly ticketId: string;
  readonly atMs: number;
  readonly knew: readonly LoggedEvent[];
};

const nameOf = ({ deviceId, key }: { readonly deviceId: string; readonly key: string }): string => `${deviceId} ${key}`;

/** The grants by ticket, in the server's order. What an answer to a repeated key told of later is left out. */
const grantsOf = (book: Book, estate: Estate): Map<string, Grant[]> => {
  const givenAt = new Map(estate.callAnswers.map((one) => [nameOf(one), Date.parse(one.at)]));
  const storedAt = new Map<string, number>();
  for (const { at, events } of estate.writes) for (const { id } of events) storedAt.set(id, Date.parse(at));
  const grants = new Map<string, Grant[]>();
  const seen = new Set<string>();
  for (const answer of book.calls) {
    const { key, deviceId, deskId, ticketId, knew, isRepeat } = answer;
    const name = nameOf(answer);
    if (ticketId === null || seen.has(name)) continue;
    seen.add(name);
    const atMs = givenAt.get(name) ?? Number.NaN;
    const then = isRepeat ? knew.filter(({ id }) => (storedAt.get(id) ?? 0) <= atMs) : knew;
    const grant = { key, deviceId, caller: `${deskId} (${deviceId})`, ticketId, atMs, knew: then };
    grants.set(ticketId, [...(grants.get(ticketId) ?? []), grant]);
  }
  for (const some of grants.values()) some.sort((a, b) => a.atMs - b.atMs || (knows(b, a) ? -1 : 1));
  return grants;
};

const knows = (grant: Grant, other: Grant): boolean => grant.knew.some(({ id }) => id === other.key);

type Verdict = 'ended' | 'crossed' | 'lapsed' | 'twice';

/** What lay between two grants of one person, as the server knew it at the second. */
const between = (first: Grant, second: Grant, book: Book): Verdict => {
  const call = second.knew.find(({ id }) => id === first.key);
  if (!call) return second.atMs - first.atMs >= claimMs ? 'lapsed' : 'twice';
  const dead = undone(second.knew);
  const isFlagged = second.knew.some((event) => event.type === 'calledTwice' && event['cause'] === call.id);
  if (dead.has(call.id) || isFlagged) return 'ended';
  // An end that names a call ends that one alone; one of before ends whatever it stands behind.
  const isOfCall = (event: LoggedEvent): boolean =>
    event['call'] === undefined ? isAfter(event, call) : event['call'] === call.id;
  const ends = second.knew.filter((event) => endsOfCall.has(event.type) && isOfCall(event) && !dead.has(event.id));
  if (ends.length === 0) return 'twice';
  const sawIt = (end: LoggedEvent): boolean =>
    end.by.deviceId === first.deviceId || (book.sawCalls.get(end.id) ?? []).includes(call.id);
  return ends.some(sawIt) ? 'ended' : 'crossed';
};

/** What the server knew at a grant, event by event: counter, type, id, device, and what it names. */
const storyOf = ({ knew }: Grant): string =>
  [...knew]
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

/** Judges every grant against the earlier ones of the same person by other desks or devices; each of those is found once at most. */
export const judgeCalls = (book: Book, estate: Estate): CallFindings => {
  const found: Readonly<Record<Exclude<Verdict, 'ended'>, string[]>> = { crossed: [], lapsed: [], twice: [] };
  for (const grants of grantsOf(book, estate).values()) {
    const judged = new Set<string>();
    for (const [index, second] of grants.entries())
      for (const first of latestByCaller(grants.slice(0, index))) {
        const verdict = first.caller === second.caller ? 'ended' : between(first, second, book);
        if (verdict === 'ended' || judged.has(nameOf(first))) continue;
        judged.add(nameOf(first));
        const keys = `${first.key} by ${first.caller}, ${second.key} by ${second.caller}`;
        found[verdict].push(`${second.ticketId}: ${keys}, ${second.atMs - first.atMs} ms later [${storyOf(second)}]`);
      }
  }
  return {
    grantedTwice: found.twice,
    crossedEnds: found.crossed,
    lapsedClaims: found.lapsed,
    answersChanged: changedAnswers(book.calls),
  };
};
