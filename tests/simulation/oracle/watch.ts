import type { Device } from '#server/store/port';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Checkpoint, Verdict, WireDocument } from '#shared/sync/protocol';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Lease } from '#shared/sync/wire/floor-calls';

import type { Answer, SimServer } from '../server/sim-server';
import { aidId, siteId } from '../town/sim-town';
import { facts } from './facts';
import type { Findings } from './finding';
import { marksOf } from './marks';

export type PushSeen = {
  readonly device: Device;
  readonly collection: string;
  readonly body: PushBody;
  readonly atMs: number;
};
type PullBody = { readonly since?: Checkpoint | null };
type PushBody = { readonly collection: string; readonly epoch: string; readonly rows: readonly WireDocument[] };
export type Grant = {
  readonly ticketId: string;
  readonly deskId: string;
  readonly deviceId: string;
  readonly key: string;
  readonly atMs: number;
  /** What the server held of the ticket as it was granted: the state that the grant stands on. */
  readonly stored: Promise<readonly AnyEvent[]>;
};
export type CallAnswerSeen = {
  readonly deviceId: string;
  readonly key: string;
  readonly ticketId: string | null;
  readonly atMs: number;
};
export type NumberSeen = {
  readonly key: string;
  readonly day: string;
  readonly series: string;
  readonly number: number;
  /** True time at which the server took the call. */
  readonly beganMs: number;
  readonly atMs: number;
};
export type LeaseSeen = { readonly lease: Lease; readonly deviceId: string; readonly fromMs: number; endMs: number };

/** What the server was heard to say, by somebody who listens at its door. */
export type Watch = {
  readonly pushes: readonly PushSeen[];
  readonly grants: readonly Grant[];
  /** Each answer to a call, nobody included. */
  readonly answers: readonly CallAnswerSeen[];
  readonly numbers: readonly NumberSeen[];
  readonly leases: readonly LeaseSeen[];
  /** True times at which the server began another history by itself. */
  readonly rotations: readonly number[];
  /** An older copy of the server's folder is put back, in which the site had come so far. */
  readonly copyPutBack: (head: number) => void;
  /** Marks that the server said it holds: `collection id mark`. */
  readonly acknowledged: ReadonlySet<string>;
  /** How often each document was pushed. */
  readonly pushesOf: ReadonlyMap<string, number>;
  /** Devices that fetched documents of a collection once they had compared it: something differed. */
  readonly mended: ReadonlySet<string>;
  readonly rowsPushed: () => number;
  /** Somebody pushes the same for ever: there is nothing more to wait for. */
  readonly isBesieged: () => boolean;
};

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

const refusedPush = new Set(['epochMismatch', 'upgradeRequired', 'unauthorised', 'busy', 'tooMany', 'tooLarge']);

/** Listens to every answer of the server from now on. */
export const createWatch = (server: SimServer, findings: Findings, now: () => number): Watch => {
  const pushes: PushSeen[] = [];
  const grants: Grant[] = [];
  const answers: CallAnswerSeen[] = [];
  const numbers: NumberSeen[] = [];
  const leases: Mutable<LeaseSeen>[] = [];
  const acknowledged = new Set<string>();
  const pushesOf = new Map<string, number>();
  const counts = { rows: 0, most: 0 };
  const mended = new Set<string>();
  /** `device collection` of which the digests were told. Before, a fetch is RxDB's push of settings that it has just pulled: the copy is looked at, and is the same. */
  const compared = new Set<string>();
  const rotations: number[] = [];
  server.store.onRotation(({ why }) => void (why === 'restored' || rotations.push(now())));
  /** How many copies had been put back when each checkpoint was given, and how far each copy had come. */
  const given = new Map<string, number>();
  const heads: number[] = [];

  const missing = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean =>
    [...mine].some((mark) => !theirs.has(mark));

  /** « stored » means: you and I hold the same now; « merged » means: here is what I hold. */
  const checkVerdict = async (collection: string, sent: WireDocument, verdict: Verdict): Promise<void> => {
    if (verdict.verdict === 'quarantined') return;
    const [body] = await server.store.bodies(siteId, collection, [sent.id]);
    if (body === undefined) return findings.add(2, `${collection} ${sent.id} was answered and is not there`);
    const copy = JSON.parse(body) as WireDocument;
    const answered = verdict.verdict === 'merged' ? verdict.document : sent;
    const erasedAt = (one: WireDocument): string => (one['erasedAt'] ?? '') as string;
    // Two who erase one person in the same moment: by the time that this looks the later one stands.
    if (erasedAt(answered) !== '' && erasedAt(copy) > erasedAt(answered)) return;
    // Whose device does not hold it hears that the server has it, and nothing of what others wrote.
    const mayHoldBack = body.includes(`"${aidId}"`);
    if (verdict.verdict === 'stored' && mayHoldBack) return;
    const [stored, told] = [marksOf(copy), marksOf(answered)];
    if ((missing(stored, told) && !mayHoldBack) || missing(told, stored))
      findings.add(13, `${collection} ${sent.id}: answered « ${verdict.verdict} » while the stored copy differs`);
  };

  const eventsOf = async (ticketId: string): Promise<readonly AnyEvent[]> => {
    const [body] = await server.store.bodies(siteId, 'tickets', [ticketId]);
    return body === undefined ? [] : ((JSON.parse(body) as { readonly events?: readonly AnyEvent[] }).events ?? []);
  };

  /** A booking that names its lease uses it up. */
  const spendLeases = (row: WireDocument): void => {
    for (const event of (row['events'] ?? []) as readonly { readonly leaseId?: string }[])
      for (const one of leases) if (event.leaseId === one.lease.id) one.endMs = Math.min(one.endMs, now());
  };

  const seePush = (device: Device, body: PushBody, answer: Answer): void => {
    // A hostile desk sends what is no push at all.
    if (device.id === 'device-intruder' && answer.status !== 200) return;
    counts.rows += body.rows.length;
    // A device that was shut out tries again and again, as it should: the person may enrol it anew.
    for (const row of answer.status === 401 ? [] : body.rows) {
      const times = (pushesOf.get(row.id) ?? 0) + 1;
      pushesOf.set(row.id, times);
      counts.most = Math.max(counts.most, times);
    }
    if (answer.status !== 200) {
      const { code } = JSON.parse(answer.text) as { readonly code: string };
      if (!refusedPush.has(code)) findings.add(11, `a push of ${body.collection} failed as a whole: ${answer.text}`);
      return;
    }
    pushes.push({ device, collection: body.collection, body, atMs: now() });
    const { verdicts } = JSON.parse(answer.text) as { readonly verdicts: readonly Verdict[] };
    for (const [index, row] of body.rows.entries()) {
      const ids = ((row['events'] ?? []) as readonly AnyEvent[]).map(({ id }) => id);
      if (/^device-\d+$/.test(device.id) && new Set(ids).size < ids.length)
        findings.add(2, `${body.collection} ${row.id}: two events of ${device.id} bear one id`);
      const verdict = verdicts[index];
      if (!verdict) {
        findings.add(13, `${body.collection} ${row.id} got no verdict`);
        continue;
      }
      void checkVerdict(body.collection, row, verdict);
      if (verdict.verdict === 'quarantined') continue;
      spendLeases(row);
      for (const mark of marksOf(row)) acknowledged.add(`${body.collection} ${row.id} ${mark}`);
    }
  };

  /** `beganMs` = when the server took the call: from then on it may have given free what its answer holds no more. */
  const seeLeases = (device: Device, text: string, beganMs: number): void => {
    const { leases: held } = JSON.parse(text) as { readonly leases: readonly Lease[] };
    for (const one of leases)
      if (one.deviceId === device.id && one.endMs > now() && !held.some((lease) => lease.id === one.lease.id))
        one.endMs = beganMs;
    for (const lease of held) {
      // What was used up and is granted once more, by a copy put back that does not know of it, begins anew.
      const known = leases.find((one) => one.lease.id === lease.id && one.endMs >= now());
      if (known) known.endMs = Date.parse(lease.until);
      else leases.push({ lease, deviceId: device.id, fromMs: now(), endMs: Date.parse(lease.until) });
    }
  };

  /** Who comes with what the server said itself, and with what no copy since has known, must be believed. */
  const seePull = (body: PullBody | null, answer: Answer): void => {
    // A hostile desk sends what is no pull at all.
    const since = body?.since;
    const lost = since?.seal ? Math.min(...heads.slice(given.get(JSON.stringify(since)) ?? heads.length)) : Infinity;
    if (since && since.seq > lost && server.store.epoch === since.epoch)
      findings.add(
        12,
        `a checkpoint at ${since.seq} was passed over, though the copy that was put back ends at ${lost}`,
      );
    if (answer.status !== 200) return;
    const { checkpoint } = JSON.parse(answer.text) as CallOutput<'pull'>;
    given.set(JSON.stringify(checkpoint), heads.length);
  };

  server.witness((device, path, body, answer, beganMs) => {
    if (path === '/v1/push') return seePush(device, body as PushBody, answer);
    if (path === '/v1/pull') seePull(body as PullBody | null, answer);
    if (answer.status !== 200) return;
    const collection = String((body as { readonly collection?: unknown } | null)?.collection);
    if (path === '/v1/digest') compared.add(`${device.id} ${collection}`);
    if (path === '/v1/fetch' && compared.has(`${device.id} ${collection}`)) mended.add(device.id);
    if (path === '/v1/lease') seeLeases(device, answer.text, beganMs);
    if (path === '/v1/call-next') {
      const { ticketId } = JSON.parse(answer.text) as { readonly ticketId: string | null };
      const { key, deskId } = body as { readonly key: string; readonly deskId: string };
      const isRepeat = answers.some((one) => one.deviceId === device.id && one.key === key);
      answers.push({ deviceId: device.id, key, ticketId, atMs: now() });
      if (ticketId !== null && !isRepeat)
        grants.push({ ticketId, deskId, deviceId: device.id, key, atMs: now(), stored: eventsOf(ticketId) });
    }
    if (path === '/v1/issue-number') {
      const { number } = JSON.parse(answer.text) as { readonly number: number };
      numbers.push({ ...(body as Pick<NumberSeen, 'key' | 'day' | 'series'>), number, beganMs, atMs: now() });
    }
  });
  return {
    pushes,
    grants,
    answers,
    numbers,
    leases,
    acknowledged,
    pushesOf,
    mended,
    rotations,
    copyPutBack: (head) => void heads.push(head),
    rowsPushed: () => counts.rows,
    isBesieged: () => counts.most > facts.mostPushes,
  };
};
