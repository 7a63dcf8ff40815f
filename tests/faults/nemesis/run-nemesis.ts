import { calls } from '#shared/sync/wire/calls';

import { startProxy, type Proxy } from '../support/proxy';
import { seeded } from '../support/seeded';
import { emptyBook, type Copy, type Estate } from './book';
import { judge, type Findings } from './judge';
import { heal, wear, type Chaos } from './chaos';
import { lie } from './liar';
import { ask, documentsOf, emptyTally, newClient, pull, written, type Client, type Tally } from './nemesis-client';
import { readEstate } from './read-estate';
import { deskCount, openServers, type Servers, type StoreName } from './servers';
import { newCounter } from './ticket-acts';

export type NemesisOptions = {
  readonly store: StoreName;
  readonly minutes: number;
  readonly seed: number;
  /** Whether one more desk writes numbers that nobody gave it. */
  readonly withLiar: boolean;
  readonly say: (line: string) => void;
};

type Counts = { readonly [Name in keyof Findings]: number };

export type NemesisResult = Counts & {
  readonly store: StoreName;
  readonly seed: number;
  readonly minutes: number;
  readonly clients: number;
  readonly servers: number;
  /** Numbers that a liar wrote. */
  readonly lies: number;
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
  /** What is allowed and counted, in words. */
  readonly notes: readonly string[];
};

const clientCount = 12;
const digestMs = 30_000;

/** What the server says that it holds, by collection and id. */
const toldDigests = async (client: Client): Promise<ReadonlyMap<string, string>> => {
  const told = new Map<string, string>();
  for (const collection of written)
    for (let [after, more] = ['', true]; more;) {
      const asked = { collection, epoch: client.epoch, schemaVersion: 1, after, fromDay: '', limit: 1_000 };
      const { body } = await ask(client, '/v1/digest', asked, digestMs);
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
// What is allowed: it is said and does not fail a run.
const noted: ReadonlySet<string> = new Set(['lapsedClaims']);
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

const epochOf = async ({ town }: Servers): Promise<string> =>
  calls.head.output.parse(await town.call('/v1/head')).epoch;

/** A desk on a good line whose writes nobody judges. */
const openLiar = async (servers: Servers, seed: number): Promise<Client> => {
  const { town } = servers;
  const place = { name: 'menteur', deskId: 'desk-1', agentId: 'agent-1', url: town.server().url };
  const own = { book: emptyBook(), tally: emptyTally(), random: seeded(seed * 1_000 + clientCount) };
  return newClient({ ...place, ...own, epoch: await epochOf(servers), identity: await town.enrolDevice('Poste 99') });
};

const openClients = async (servers: Servers, proxies: Proxy[], ways: number[], seed: number): Promise<Client[]> => {
  const { town } = servers;
  const epoch = await epochOf(servers);
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

/** What the clients lived through and what the servers left, judged and counted. Ends the servers. */
const conclude = async ({ servers, proxies, counters, counts }: Chaos, first: Client) => {
  const newcomer = newClient({ ...first, name: 'from zero', tally: emptyTally() });
  await pull(newcomer);
  const told = await toldDigests(newcomer);
  for (let index = 0; index < servers.count; index += 1) await servers.kill(index);
  const estate: Estate = { ...(await readEstate(servers.home)), toldDigests: told };
  const everybody = [...counters.map(({ client }) => client), newcomer];
  const copies = everybody.map((one): Copy => ({ name: one.name, documents: documentsOf(one) }));
  const { book, tally } = first;
  const findings = judge(book, estate, copies);
  const auditFault = servers.auditFault();
  return {
    ...counts,
    acts: tally.acts,
    cuts: proxies.reduce((sum, proxy) => sum + proxy.counts.cut, 0),
    deafLines: proxies.reduce((sum, proxy) => sum + proxy.counts.halved, 0),
    repeats: tally.repeats,
    lostAnswers: tally.lostAnswers,
    refusals: tally.refusals,
    rowsAside: tally.aside,
    acknowledged: book.acknowledged.size,
    grants: new Set(book.calls.flatMap(({ ticketId, key }) => (ticketId === null ? [] : [key]))).size,
    numbers: estate.numberKeys.length,
    ...(Object.fromEntries(Object.entries(findings).map(([name, some]) => [name, some.length])) as Counts),
    auditFaults: auditFault === '' ? 0 : 1,
    status500: Object.entries(tally.refusals).reduce((sum, [code, n]) => sum + (code.startsWith('500') ? n : 0), 0),
    callMs: quantiles(tally.tookMs),
    faults: [...(auditFault === '' ? [] : [auditFault]), ...oddities(tally), ...linesOf(findings, false)],
    notes: linesOf(findings, true),
  };
};

/** Twelve clients by the page of the protocol, and everything that may happen to them and to the servers; then the judge. */
export const runNemesis = async ({ store, minutes, seed, withLiar, say }: NemesisOptions): Promise<NemesisResult> => {
  const servers = await openServers(store);
  const proxies: Proxy[] = [];
  const ways: number[] = [];
  try {
    const clients = await openClients(servers, proxies, ways, seed);
    const [first] = clients;
    if (!first) throw new Error('no clients');
    const liar = withLiar ? await openLiar(servers, seed) : null;
    if (liar) first.book.liars.add(liar.identity.deviceId);
    say(`${clients.length} clients on ${store}, seed ${seed}`);
    const endMs = Date.now() + minutes * 60_000;
    const over = (): boolean => Date.now() >= endMs;
    const counts = { kills: 0, linesDown: 0, clockJumps: 0 };
    const counters = clients.map(newCounter);
    const chaos: Chaos = { servers, counters, proxies, ways, random: seeded(seed), over, say, counts };
    await Promise.all([wear(chaos), ...(liar ? [lie(liar, clients, over)] : [])]);
    const healingMs = Date.now();
    const unhealed = await heal(chaos);
    const healMs = Date.now() - healingMs;
    const end = await conclude(chaos, first);
    return {
      store,
      seed,
      minutes,
      clients: clients.length,
      servers: servers.count,
      lies: liar?.tally.acts['issued'] ?? 0,
      ...end,
      healMs,
      faults: [...(unhealed === '' ? [] : [unhealed]), ...end.faults],
    };
  } finally {
    for (const proxy of proxies) await proxy.close();
    await servers.close();
  }
};
