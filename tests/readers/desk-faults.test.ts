import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { unreadableOf } from '#shared/domain/conflicts/find-conflicts';
import type * as FactSheets from '#shared/domain/insights/facts/fact-sheets';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { publicationOf } from '#shared/domain/publication/publication-of';
import { announceWaits } from '#shared/domain/queue/look-ahead';
import { planDay } from '#shared/domain/scheduling/plan-day';

import type { GuichetDatabase } from '../../src/renderer/data/database/collections';
import { openDatabase } from '../../src/renderer/data/database/open-database';
import { readAll } from '../../src/renderer/data/plain';
import { must, openTestData, today as testDay } from '../../src/renderer/data/testing/test-data';
import { readApartIn, unreadableIn } from '../../src/renderer/data/unreadable';
import { newId } from '../../src/renderer/platform/ids';
import { buildDayView } from '../../src/renderer/features/agenda/view-model/day-view';
import { civil, floorOf, neighbours, now, referenceOf, today, valuesOf } from './store';

/** The ids over which facts cannot be made here although the documents are sound: what a fault of ours would do. */
const faulty = vi.hoisted(() => new Set<string>());

vi.mock('#shared/domain/insights/facts/fact-sheets', async (importActual) => {
  const actual = await importActual<typeof FactSheets>();
  const factSheet: typeof actual.factSheet = (documents, ...rest) => {
    if (documents.tickets.some(({ id }) => faulty.has(id))) throw new Error('a fault of ours');
    return actual.factSheet(documents, ...rest);
  };
  return { ...actual, factSheet };
});

/** A document that is sound, and over which every reader fails that looks into it. */
const poisoned = <Document extends { readonly id: string }>(document: Document): Document =>
  new Proxy(document, {
    get: (target, name) => {
      if (name === 'id') return target.id;
      throw new Error('a fault of ours');
    },
  });

let logged: unknown[] = [];
let database: GuichetDatabase;
beforeEach(async () => {
  logged = [];
  const invoke = (_: string, report: unknown) => Promise.resolve(void logged.push(report));
  vi.stubGlobal('window', { guichet: { invoke } });
  database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  await database.tickets.bulkInsert([...neighbours.tickets]);
  await database.appointments.bulkInsert([...neighbours.appointments]);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await database.close();
});

const [ticket] = neighbours.tickets;
const [appointment] = neighbours.appointments;
if (!ticket || !appointment) throw new Error('no neighbours');

/** What the store holds, one ticket and one appointment of it poisoned. */
const poisonedDay = async () => ({
  tickets: (await readAll<Ticket>(database.tickets.find())).map((one) => (one.id === ticket.id ? poisoned(one) : one)),
  appointments: (await readAll<Appointment>(database.appointments.find())).map((one) =>
    one.id === appointment.id ? poisoned(one) : one,
  ),
});
const soundRest = {
  ...neighbours,
  tickets: neighbours.tickets.filter(({ id }) => id !== ticket.id),
  appointments: neighbours.appointments.filter(({ id }) => id !== appointment.id),
};
const named = async () => (await firstValueFrom(unreadableIn(database))).map(({ collection, id }) => [collection, id]);

const reference = referenceOf(neighbours);
const rest = floorOf(soundRest);
const plan = planDay(reference, today);
const byId = <One extends { readonly id: string }>(all: readonly One[]): readonly One[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

type Day = { readonly tickets: readonly Ticket[]; readonly appointments: readonly Appointment[] };

const agenda = ({ tickets, appointments }: Day) =>
  buildDayView({
    reference,
    plan,
    appointments: byId(appointments),
    tickets,
    citizens: valuesOf(neighbours),
    sessions: rest.sessions,
    now: civil,
  });
const floor = ({ tickets, appointments }: Day) => [
  ...announceWaits(
    { ...rest, tickets: byId(tickets), appointments: byId(appointments) },
    reference.reasons.map(({ id }) => id),
    { looks: 5 },
  ),
];
const publication = ({ tickets, appointments }: Day) =>
  publicationOf({
    ...rest,
    tickets: byId(tickets),
    appointments: byId(appointments),
    waits: new Map(),
    nowIso: now,
    clockOffsetMs: 0,
    forKiosk: true,
  });

describe.each([
  ['agenda', agenda],
  ['floor', floor],
  ['publication', publication],
] as const)('a sound document over which the %s of a desk fails', (reader, read) => {
  it('is left out there, named in Conflits and in the log by its id, and the rest is shown', async () => {
    const day = await poisonedDay();
    expect(() => read(day)).toThrow('a fault of ours');
    const apart = readApartIn(database, reader);
    expect(apart<Day, unknown>(day, read)).toEqual(read(soundRest));
    const expected = [
      ['appointments', appointment.id],
      ['tickets', ticket.id],
    ];
    await expect.poll(async () => (await named()).toSorted()).toEqual(expected);
    const report = { level: 'error', code: 'data.unreadable' };
    const details = expected.map(([collection, id]) => ({ ...report, detail: `${collection} ${id} ${reader}` }));
    expect(logged).toEqual(expect.arrayContaining(details));
    expect(logged).toHaveLength(2);
    const listed = unreadableOf(await firstValueFrom(unreadableIn(database)));
    expect(listed.map(({ kind }) => kind)).toEqual(['unreadable', 'unreadable']);
  });

  it('is looked for once, and no more named once another version of it stands there', async () => {
    const day = await poisonedDay();
    const apart = readApartIn(database, reader);
    let reads = 0;
    const counted = (given: Day): unknown => {
      reads += 1;
      return read(given);
    };
    apart<Day, unknown>(day, counted);
    reads = 0;
    apart<Day, unknown>(day, counted);
    expect(reads).toBe(1);
    await (await database.tickets.findOne(ticket.id).exec())?.incrementalRemove();
    await expect.poll(named).toEqual([['appointments', appointment.id]]);
  });
});

it('leaves a ticket over which the figures of a desk fail out of them, and names it', async () => {
  const desk = await openTestData();
  const given = async () =>
    must(await desk.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
      .ticketId;
  const [first, bad, last] = [await given(), await given(), await given()];
  faulty.add(bad);
  const { facts } = await desk.context.facts.read(testDay, testDay);
  expect(facts?.tickets.map(({ id }) => id).toSorted()).toEqual([first, last].toSorted());
  await expect
    .poll(async () => (await firstValueFrom(unreadableIn(desk.context.database))).map(({ id }) => id))
    .toEqual([bad]);
  expect(logged).toContainEqual({ level: 'error', code: 'data.unreadable', detail: `tickets ${bad} figures` });
  await desk.close();
});
