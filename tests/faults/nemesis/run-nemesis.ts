import { setTimeout as sleep } from 'node:timers/promises';

import { calls } from '#shared/sync/wire/calls';

import { startProxy, type Line, type Proxy } from '../support/proxy';
import { seeded } from '../support/seeded';
import { emptyBook, type Copy, type Estate } from './book';
import { judge, type Findings } from './judge';
import {
  ask,
  documentsOf,
  emptyTally,
  newClient,
  pull,
  sendAll,
  sendLate,
  written,
  type Client,
  type Tally,
} from './nemesis-client';
import { actOnOthers } from './other-acts';
import { readEstate } from './read-estate';
import { openServers, type Servers, type StoreName } from './servers';
import { actOnTickets, newCounter, release, type Counter } from './ticket-acts';

export type NemesisOptions = {
  readonly store: StoreName;
  readonly minutes: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

type Counts = { readonly [Name in keyof Findings]: number };

export type NemesisResult = Counts & {
  readonly store: StoreName;
  readonly seed: number;
  readonly minutes: number;
  readonly clients: number;
  readonly servers: number;
  readonly acts: Tally['acts'];
  readonly kills: number;
  readonly cuts: number;
  readonly deafLines: number;
  readonly linesDown: number;
  readonly clockJumps: number;
  readonly repeats: Tally['repeats'];
  readonly lostAnswers: number;
  readonly refusals: Tally['refusals'];
  readonly rowsAside: Tally['aside'];
  /** Events and registers that a push answered for. */
  readonly acknowledged: number;
  /** Keys of `call-next` that brought a person. */
  readonly grants: number;
  readonly numbers: number;
  readonly status500: number;
  readonly auditFaults: number;
  /** The least, half, 95 and 99 in a hundred, and the most of all calls that were answered, milliseconds. */
  readonly callMs: readonly number[];
  readonly healMs: number;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[];
  /** What is allowed and counted, or not mended yet, in words. */
  readonly notes: readonly string[];
};

const clientCount = 12;
const deskCount = 8;
const healWithinMs = 90_000;
const sendsOn = 0.03;
const DAY_MS = 86_400_000;
const clocks = [-DAY_MS, -3_600_000, -60_000, -10_000, 0, 10_000, 60_000, 3_600_000, DAY_MS] as const;
const lines: readonly Line[] = [
  { kind: 'clean' },
  { kind: 'clean' },
  { kind: 'bad', mostDelayMs: 120, cut: 0.03, halve: 0.005, tear: 0.03 },
  { kind: 'bad', mostDelayMs: 30, cut: 0.08, halve: 0.02, tear: 0.1 },
  { kind: 'down' },
];

type Chaos = {
  readonly servers: Servers;
  readonly counters: readonly Counter[];
  readonly proxies: readonly Proxy[];
  /** The server that each client speaks to. */
  readonly ways: number[];
  readonly random: () => number;
  readonly over: () => boolean;
  readonly say: (line: string) => void;
  readonly counts: { kills: number; linesDown: number; clockJumps: number };
};

const oneOf = <Value>(random: () => number, values: readonly Value[], otherwise: Value): Value =>
  values[Math.floor(random() * values.length)] ?? otherwise;

const nowAndThen = async (
  { random, over }: Chaos,
  leastMs: number,
  mostMs: number,
  work: () => Promise<void> | void,
): Promise<void> => {
  for (;;) {
    const untilMs = Date.now() + leastMs + random() * (mostMs - leastMs);
    while (Date.now() < untilMs && !over()) await sleep(50);
    if (over()) return;
    await work();
  }
};

const killOne = async ({ servers, random, say, counts }: Chaos): Promise<void> => {
  const index = Math.floor(random() * servers.count);
  await servers.kill(index);
  counts.kills += 1;
  await sleep(random() * 1_500);
  await servers.start(index);
  say(`server ${index + 1} killed and started again`);
};

const spoilLine = ({ proxies, ways, servers, random, counts }: Chaos): void => {
  const index = Math.floor(random() * proxies.length);
  const line = oneOf<Line>(random, lines, { kind: 'clean' });
  if (line.kind === 'down') counts.linesDown += 1;
  ways[index] = Math.floor(random() * servers.count);
  proxies[index]?.set(line);
};

const setClock = ({ counters, random, counts }: Chaos): void => {
  const client = counters[Math.floor(random() * counters.length)]?.client;
  if (!client) return;
  counts.clockJumps += 1;
  client.offMs = random() < 0.5 ? oneOf(random, clocks, 0) : Math.round((random() * 2 - 1) * DAY_MS);
};

/** One client at work until the end: acts on copies that are often old, sends and hears now and then. */
const work = async (chaos: Chaos, counter: Counter): Promise<void> => {
  const { client } = counter;
  const { random } = client;
  while (!chaos.over()) {
    await (random() < 0.75 ? actOnTickets(counter, sendsOn) : actOnOthers(client));
    if (random() < 0.7) await sendAll(client, true);
    if (random() < 0.4) await pull(client);
    if (random() < 0.3) await sendLate(client, false);
    if (random() < 0.2) await release(counter);
    await sleep(20 + random() * 130);
  }
};

/** Everybody sends what is left and hears the others, until nobody has anything to say. `''`, or why it did not end. */
const heal = async ({ counters, proxies, say }: Chaos): Promise<string> => {
  say('healing');
  for (const proxy of proxies) proxy.set({ kind: 'clean' });
  const endMs = Date.now() + healWithinMs;
  const settle = async (counter: Counter): Promise<boolean> => {
    const { client } = counter;
    await sendLate(client, true);
    await sendAll(client, false);
    const isTold = await release(counter);
    return (await pull(client)) && isTold && client.unsent.size === 0 && client.late.length === 0;
  };
  for (let quiet = 0; quiet < 2;) {
    const settled = await Promise.all(counters.map(settle));
    quiet = settled.every(Boolean) ? quiet + 1 : 0;
    if (Date.now() > endMs)
      return `not healed: ${counters
        .flatMap(({ client }, index) =>
          settled[index] ? [] : [`${client.name} (${[...client.unsent].slice(0, 3).join(', ')})`],
        )
        .join('; ')}`;
    if (quiet === 0) await sleep(200);
  }
  return '';
};

/** What the server says that it holds, by collection and id. */
const toldDigests = async (client: Client): Promise<ReadonlyMap<string, string>> => {
  const told = new Map<string, string>();
  for (const collection of written)
    for (let [after, more] = ['', true]; more;) {
      const asked = { collection, epoch: client.epoch, schemaVersion: 1, after, fromDay: '', limit: 1_000 };
      const { body } = await ask(client, '/v1/digest', asked, healWithinMs);
      const rows = (body?.['rows'] ?? []) as readonly (readonly [string, string])[];
      for (const [id, digest] of rows) told.set(`${collection} ${id}`, digest);
      [after, more] = [rows.at(-1)?.[0] ?? '', body?.['hasMore'] === true];
    }
  return told;
};

const quantiles = (values: readonly number[]): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return [0, 0.5, 0.95, 0.99, 1].map(
    (share) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10,
  );
};

const mostShown = 20;
// What is said and does not fail a run: the first is allowed, the second is known and not mended yet.
const noted: ReadonlySet<string> = new Set(['lapsedClaims', 'crossedEnds']);
const settledAside: ReadonlySet<string> = new Set(['futureStamp']);
const foreseen: ReadonlySet<string> = new Set(['503 busy', '429 tooMany']);

const linesOf = (findings: Findings, isNote: boolean): string[] =>
  Object.entries(findings).flatMap(([name, some]) =>
    noted.has(name) === isNote ? some.slice(0, mostShown).map((one) => `${name}: ${one}`) : [],
  );

const oddities = ({ refusals, aside }: Tally): string[] => [
  ...Object.entries(refusals).flatMap(([code, times]) => (foreseen.has(code) ? [] : [`${times} answers ${code}`])),
  ...Object.entries(aside).flatMap(([why, times]) =>
    settledAside.has(why) ? [] : [`${times} rows set aside: ${why}`],
  ),
];

const openClients = async (servers: Servers, proxies: Proxy[], ways: number[], seed: number): Promise<Client[]> => {
  const { town } = servers;
  const { epoch } = calls.head.output.parse(await town.call('/v1/head'));
  const shared = { epoch, book: emptyBook(), tally: emptyTally() };
  const clients: Client[] = [];
  for (let index = 0; index < clientCount; index += 1) {
    const identity = await town.enrolDevice(`Poste ${index + 1}`);
    ways.push(index % servers.count);
    const proxy = await startProxy(() => servers.port(ways[index] ?? 0), seed + index);
    proxies.push(proxy);
    const desk = 1 + (index % deskCount);
    const place = { name: `poste-${index + 1}`, deskId: `desk-${desk}`, agentId: `agent-${desk}`, url: proxy.url };
    clients.push(newClient({ ...shared, ...place, identity, random: seeded(seed * 1_000 + index) }));
  }
  return clients;
};

/** Twelve clients by the page of the protocol, and everything that may happen to them and to the servers; then the judge. */
export const runNemesis = async ({ store, minutes, seed, say }: NemesisOptions): Promise<NemesisResult> => {
  const servers = await openServers(store);
  const proxies: Proxy[] = [];
  const ways: number[] = [];
  try {
    const clients = await openClients(servers, proxies, ways, seed);
    const [first] = clients;
    if (!first) throw new Error('no clients');
    say(`${clients.length} clients on ${store}, seed ${seed}`);
    const endMs = Date.now() + minutes * 60_000;
    const chaos: Chaos = {
      servers,
      proxies,
      ways,
      say,
      counters: clients.map(newCounter),
      random: seeded(seed),
      over: () => Date.now() >= endMs,
      counts: { kills: 0, linesDown: 0, clockJumps: 0 },
    };
    await Promise.all([
      ...chaos.counters.map((counter) => work(chaos, counter)),
      nowAndThen(chaos, 2_000, 9_000, () => killOne(chaos)),
      nowAndThen(chaos, 50, 600, () => spoilLine(chaos)),
      nowAndThen(chaos, 200, 1_500, () => setClock(chaos)),
    ]);
    const healingMs = Date.now();
    const unhealed = await heal(chaos);
    const healMs = Date.now() - healingMs;
    const newcomer = newClient({ ...first, name: 'from zero', tally: emptyTally() });
    await pull(newcomer);
    const told = await toldDigests(newcomer);
    for (let index = 0; index < servers.count; index += 1) await servers.kill(index);
    const estate: Estate = { ...(await readEstate(servers.home)), toldDigests: told };
    const copies = [...clients, newcomer].map((one): Copy => ({ name: one.name, documents: documentsOf(one) }));
    const { book, tally } = first;
    const findings = judge(book, estate, copies);
    const auditFault = servers.auditFault();
    const numbersOf = Object.fromEntries(Object.entries(findings).map(([name, some]) => [name, some.length])) as Counts;
    const said = [unhealed, auditFault].filter((one) => one !== '');
    return {
      store,
      seed,
      minutes,
      clients: clients.length,
      servers: servers.count,
      ...chaos.counts,
      acts: tally.acts,
      cuts: proxies.reduce((sum, { counts }) => sum + counts.cut, 0),
      deafLines: proxies.reduce((sum, { counts }) => sum + counts.halved, 0),
      repeats: tally.repeats,
      lostAnswers: tally.lostAnswers,
      refusals: tally.refusals,
      rowsAside: tally.aside,
      acknowledged: book.acknowledged.size,
      grants: new Set(book.calls.flatMap(({ ticketId, key }) => (ticketId === null ? [] : [key]))).size,
      numbers: estate.numberKeys.length,
      ...numbersOf,
      auditFaults: auditFault === '' ? 0 : 1,
      status500: Object.entries(tally.refusals).reduce((sum, [code, n]) => sum + (code.startsWith('500') ? n : 0), 0),
      callMs: quantiles(tally.tookMs),
      healMs,
      faults: [...said, ...oddities(tally), ...linesOf(findings, false)],
      notes: linesOf(findings, true),
    };
  } finally {
    for (const proxy of proxies) await proxy.close();
    await servers.close();
  }
};
