import type { DeskCalls, DeskReply, DeskRequest } from './desk-calls';
import { enrol, renewToken } from './enrol';
import { fiveEventDocuments } from './five-event-documents';
import { hostDesk, type HostedDesk } from './hosted-desk';
import { timeBacklog, timeInitialSync, timeLatencies, timeRelay } from './measures';
import { shiftClock } from './shifted-clock';
import { waitingTickets } from './waiting-tickets';

// A program of its own: desks in a plain Node process, told by messages what to do.
shiftClock(Number(process.env['GUICHET_TEST_CLOCK_OFFSET_MS'] ?? '0'));

const desks = new Map<string, HostedDesk>();

const deskOf = (name: string): HostedDesk => {
  const desk = desks.get(name);
  if (!desk) throw new Error(`no desk ${name}`);
  return desk;
};

const open = async (name: string, start: DeskCalls['open'][0]): Promise<HostedDesk> => {
  const desk = await hostDesk(start);
  desks.set(name, desk);
  return desk;
};

const handlers: { readonly [Call in keyof DeskCalls]: (name: string, input: DeskCalls[Call][0]) => unknown } = {
  open: async (name, start) => void (await open(name, start)),
  connect: (name, way) => deskOf(name).connect({ ...way, starting: false }),
  close: async (name) => {
    await deskOf(name).close();
    desks.delete(name);
  },
  wake: (name) => deskOf(name).wake(),
  state: (name) => deskOf(name).sync.read(),
  faults: (name) => deskOf(name).faults,
  act: (name, { name: command, input }) => deskOf(name).act(command, input),
  dump: (name) => deskOf(name).dump(),
  figures: (name, days) => deskOf(name).figures(days),
  enrol: (_, input) => enrol(input),
  renewToken: (_, { baseUrl, identity }) => renewToken(baseUrl, identity),
  documents: (_, { siteId, prefix, count }) => fiveEventDocuments(siteId, prefix, 0, count),
  tickets: (_, { siteId, prefix, day, count }) => waitingTickets(siteId, prefix, day, count),
  initialSync: (name, { count, ...start }) => timeInitialSync(() => open(name, start), count),
  relay: (name, { to, prefix, count }) => timeRelay(deskOf(name), deskOf(to), prefix, count),
  latencies: (name, { to, prefix, count }) => timeLatencies(deskOf(name), deskOf(to), prefix, count),
  backlog: (name, { way, prefix, count }) => timeBacklog(deskOf(name), way, prefix, count),
};

const answer = async ({ n, desk, call, input }: DeskRequest): Promise<DeskReply> => {
  try {
    const value: unknown = await handlers[call](desk, input as never);
    return { n, ok: true, value: value === undefined ? null : JSON.parse(JSON.stringify(value)) };
  } catch (error) {
    return { n, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

process.on('message', (request) => {
  void answer(request as DeskRequest).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ n: 0, ok: true, value: null } satisfies DeskReply);
