import type { Ticket } from '#shared/domain/model/ticket';

import { crash, openSession, setClock, type SimDesk } from '../desk/sim-desk';
import { storedDocuments } from '../oracle/replicas';
import { pick } from '../world/random';
import { act } from './acts';
import type { Trouble } from './disturb';
import type { History } from './history';

const hourMs = 3_600_000;

/** Puts something at the end of what a desk is doing, for its present session. */
export const enqueue = ({ ledger }: History, desk: SimDesk, work: () => Promise<unknown>): void => {
  const { generation } = desk;
  desk.queue = desk.queue.then(async () => {
    if (desk.generation !== generation || !desk.session) return;
    const { session } = desk;
    await work().catch((error: unknown) => {
      if (desk.session === session) desk.faults.push(String(error));
    });
    if (desk.generation === generation) ledger.look(desk);
  });
};

const here = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);

/** All desks note something on the same ticket, within a second, while answers take seconds. */
export const together = async ({ history, random }: Trouble): Promise<void> => {
  const { world, desks } = history;
  const tickets = [...(await storedDocuments(history, 'tickets')).values()] as unknown as readonly Ticket[];
  const present = tickets.filter((one) => here.has(one.status));
  if (present.length === 0) return;
  const { id: ticketId } = pick(random, present);
  for (const desk of desks) {
    desk.line.weather = { ...desk.line.weather, mostDelayMs: 60, slow: 0, slowAnswer: 0.8, slowPull: 0.8 };
    for (let times = 0; times < 2; times += 1) {
      const paperId = `paper-${Math.floor(random() * 1e6)}`;
      world.at(random() * 1_500, () =>
        enqueue(history, desk, async () => desk.session?.commands.markPaper({ ticketId, paperId, mark: 'seen' })),
      );
    }
  }
};

/** Two desks out of reach call the same person. */
export const doubleCall = async ({ history, random }: Trouble): Promise<void> => {
  const { world, desks } = history;
  const tickets = [...(await storedDocuments(history, 'tickets')).values()] as unknown as readonly Ticket[];
  const waiting = tickets.filter((one) => one.status === 'waiting');
  if (waiting.length === 0) return;
  const { id: ticketId } = pick(random, waiting);
  for (const desk of desks.slice(0, 2)) {
    const { deskId } = desk;
    desk.line.isUp = false;
    enqueue(history, desk, async () => desk.session?.commands.callTicket({ ticketId, deskId }));
    world.at(4_000, () => {
      desk.line.isUp = true;
    });
  }
};

/**
 * A desk calls somebody who does not answer; another that has heard of neither calls them too, and a third wants them at once. All are
 * online.
 */
export const staleCall = async ({ history, random }: Trouble): Promise<void> => {
  const { world, desks } = history;
  const tickets = [...(await storedDocuments(history, 'tickets')).values()] as unknown as readonly Ticket[];
  const waiting = tickets.filter((one) => one.status === 'waiting');
  if (waiting.length === 0) return;
  const { id: ticketId } = pick(random, waiting);
  const from = Math.floor(random() * desks.length);
  const [first, behind, third] = [0, 1, 2].map((by) => desks[(from + by) % desks.length]);
  if (!first || !behind || !third) return;
  const call = async ({ session, deskId }: SimDesk): Promise<unknown> =>
    session?.commands.callTicket({ ticketId, deskId });
  const { weather } = behind.line;
  behind.line.weather = { ...weather, slowPull: 1 };
  enqueue(history, first, async () => {
    await call(first);
    await first.session?.commands.markNoAnswer({ ticketId });
  });
  world.at(60 + random() * 200, () => enqueue(history, behind, () => call(behind)));
  world.at(200 + random() * 1_000, () => enqueue(history, third, () => call(third)));
  world.at(1_500, () => {
    behind.line.weather = weather;
  });
};

/**
 * In the second in which a desk is granted somebody, another that cannot know ends their wait, and a third wants them at once. All are
 * online.
 */
export const crossingEnd = async ({ history, random }: Trouble): Promise<void> => {
  const { world, desks } = history;
  const tickets = [...(await storedDocuments(history, 'tickets')).values()] as unknown as readonly Ticket[];
  const waiting = tickets.filter((one) => one.status === 'waiting');
  if (waiting.length === 0) return;
  const { id: ticketId } = pick(random, waiting);
  const from = Math.floor(random() * desks.length);
  const [first, behind, third] = [0, 1, 2].map((by) => desks[(from + by) % desks.length]);
  if (!first || !behind || !third) return;
  const call = async ({ session, deskId }: SimDesk): Promise<unknown> =>
    session?.commands.callTicket({ ticketId, deskId });
  const end = async ({ session }: SimDesk): Promise<unknown> => {
    // What was noted before lifts the counter above that of the call.
    if (random() < 0.5) await session?.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' });
    return pick(random, [
      () => session?.commands.transferTicket({ ticketId, reasonId: 'collection' }),
      () => session?.commands.requeueTicket({ ticketId }),
      () => session?.commands.abandonTicket({ ticketId }),
      () => session?.commands.parkTicket({ ticketId }),
    ])();
  };
  const { weather } = behind.line;
  behind.line.weather = { ...weather, slowPull: 1 };
  enqueue(history, first, () => call(first));
  world.at(random() * 200, () => enqueue(history, behind, () => end(behind)));
  world.at(400 + random() * 1_000, () => enqueue(history, third, () => call(third)));
  world.at(1_500, () => {
    behind.line.weather = weather;
  });
};

/**
 * A desk without a line is switched off, its clock is an hour back when it starts again, somebody works there, and it is
 * switched off before anything was sent.
 */
export const lostHour = async ({ history, desk, random }: Trouble): Promise<void> => {
  const { world, needs, ledger } = history;
  desk.line.isUp = false;
  crash(desk);
  setClock(desk, desk.skewMs - hourMs);
  await openSession(desk, needs);
  const { generation } = desk;
  await world.sleep(200);
  for (const kind of ['passage', 'correct'] as const)
    if (desk.generation === generation && (await act(kind, desk, random))) ledger.look(desk);
  await world.sleep(50);
  if (desk.generation !== generation) return;
  crash(desk);
  await openSession(desk, needs);
  desk.line.isUp = true;
};
