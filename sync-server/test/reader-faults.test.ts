import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { rememberReference } from '#server/documents/load-facts';
import { takeMessage } from '#server/messages/take-message';
import { hearUnsound } from '#server/lib/sound';
import { createParts } from '#server/parts';
import { freshId } from '#server/lib/fresh';
import type * as AppointmentEvent from '#shared/domain/exchange/ical/appointment-event';
import type * as FactSheets from '#shared/domain/insights/facts/fact-sheets';
import type * as WantedMessages from '#shared/domain/messages/wanted-messages';
import type * as PublicationOf from '#shared/domain/publication/publication-of';
import type * as LookAhead from '#shared/domain/queue/look-ahead';
import { sayMessageWhy } from '#shared/i18n/fr/settings-messages';
import { calls } from '#shared/sync/wire/calls';

import { addMinutes } from '#shared/time/civil';

import { factTown, NOW, TODAY, TOWN } from './support/fact-town';
import { reachable, templates } from './support/message-town';
import { wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

/** The ids over which readers fail here although the documents are sound: what a fault of ours in each of them would do. */
const faulty = vi.hoisted(() => new Set<string>());

const failOver = vi.hoisted(() => (...lists: readonly (readonly { readonly id: string }[])[]) => {
  for (const { id } of lists.flat()) if (faulty.has(id)) throw new Error(`a fault over ${id}`);
});

vi.mock('#shared/domain/publication/publication-of', async (importActual) => {
  const actual = await importActual<typeof PublicationOf>();
  const publicationOf: typeof actual.publicationOf = (facts) => {
    failOver(facts.tickets, facts.appointments, facts.sessions);
    return actual.publicationOf(facts);
  };
  return { ...actual, publicationOf };
});
vi.mock('#shared/domain/queue/look-ahead', async (importActual) => {
  const actual = await importActual<typeof LookAhead>();
  const announceWaits: typeof actual.announceWaits = (floor, ...rest) => {
    failOver(floor.tickets, floor.appointments, floor.sessions);
    return actual.announceWaits(floor, ...rest);
  };
  return { ...actual, announceWaits };
});
vi.mock('#shared/domain/insights/facts/fact-sheets', async (importActual) => {
  const actual = await importActual<typeof FactSheets>();
  const factSheet: typeof actual.factSheet = (documents, ...rest) => {
    failOver(documents.requests, documents.appointments, documents.tickets);
    return actual.factSheet(documents, ...rest);
  };
  return { ...actual, factSheet };
});
vi.mock('#shared/domain/exchange/ical/appointment-event', async (importActual) => {
  const actual = await importActual<typeof AppointmentEvent>();
  const eventFacts: typeof actual.eventFacts = (appointment) => {
    failOver([appointment]);
    return actual.eventFacts(appointment);
  };
  return { ...actual, eventFacts };
});
vi.mock('#shared/domain/messages/wanted-messages', async (importActual) => {
  const actual = await importActual<typeof WantedMessages>();
  const wantedMessages: typeof actual.wantedMessages = (asked) => {
    failOver([asked.appointment]);
    return actual.wantedMessages(asked);
  };
  return { ...actual, wantedMessages };
});

const reached = { ...reachable('citizen-reached', { email: 'essai@exemple.fr' }), siteId: TOWN };

let server: TestServer;
let admin: TestDevice;
let named: (readonly [string, string, readonly string[]])[] = [];

const ofToday = <One extends { readonly id: string; readonly day: string }>(all: readonly One[]): readonly One[] =>
  all.filter(({ day }) => day === TODAY);
const isConfirmation = ({ trigger }: { readonly trigger: string }): boolean => trigger === 'confirmed';
const idOf = (one: { readonly id: string } | undefined): string => one?.id ?? '';

const [tickets, appointments, requests] = [
  ofToday(factTown.tickets),
  ofToday(factTown.appointments),
  ofToday(factTown.requests),
];
const bad = [idOf(tickets.at(-1)), idOf(appointments.at(-1)), idOf(requests.at(-1))] as const;

beforeEach(async () => {
  faulty.clear();
  server = await testServer(1, { limits: { mostLoopDelayMs: 0 } });
  server.time.nowMs = Date.parse(NOW);
  await server.seed(TOWN, [...factTown.reference, ...templates().map((one) => ({ ...one, siteId: TOWN }))]);
  await server.store.setHomeSite(TOWN);
  admin = await server.enrol('Direction', { rank: 'admin', siteId: TOWN });
  for (const name of ['requests', 'appointments', 'tickets'] as const)
    await admin.push(
      name,
      ofToday<{ readonly id: string; readonly day: string }>(factTown[name]).map((row) => wire(row)),
    );
  named = [];
  hearUnsound(
    (...one) => named.push(one),
    (what) => named.push(['fault', what, []]),
  );
});
afterEach(() => server.close());

const by = (reader: string): readonly string[] =>
  named.flatMap(([, id, parts]) => (parts.includes(reader) ? [id] : [])).toSorted();

describe('a sound document over which a reader of the server fails', () => {
  it('is left out of waits and publication, by its id in the log: boards and kiosks show the rest', async () => {
    expect(bad).not.toContain('');
    const before = (await (await server.enrol('kiosk', { rank: 'kiosk', siteId: TOWN })).get('/v1/publication')).json();
    server.time.nowMs += 60_000;
    for (const id of bad) faulty.add(id);
    for (const rank of ['display', 'kiosk'] as const) {
      const answer = await (await server.enrol(rank, { rank, siteId: TOWN })).get('/v1/publication');
      expect(answer.statusCode).toBe(200);
      const { site, day, calls: called } = answer.json<Record<string, unknown>>();
      expect([site, day, Array.isArray(called)]).toEqual([before.site, before.day, true]);
    }
    expect(by('publication')).toEqual(bad.slice(0, 2).toSorted());
    expect(by('waits')).toEqual(bad.slice(0, 2).toSorted());
  });

  it('is left out of the figures of its day, which hold every other one', async () => {
    for (const id of bad) faulty.add(id);
    const { figures } = createParts({ store: server.store, clock: () => server.time.nowMs, newId: freshId });
    expect(await figures.projection.follow(TOWN, 60_000)).toBe(true);
    const [sheet] = await server.store.sheetsBetween(TOWN, TODAY, TODAY);
    expect(bad.filter((id) => sheet?.body.includes(`"${id}"`))).toEqual([]);
    expect(sheet?.body).toContain(idOf(tickets[0]));
    expect(sheet?.body).toContain(idOf(requests[0]));
    expect(sheet?.body).toContain(idOf(appointments[0]));
    expect(by('facts')).toEqual(bad.toSorted());
  });

  it('is left out of calendars, and the ones after it are there', async () => {
    faulty.add(idOf(appointments[0]));
    const { key } = calls.makeCalendar.output.parse((await admin.post('/v1/calendars', { agentId: '' })).json());
    const read = async () => (await server.app.inject({ method: 'GET', url: `/v1/calendar/${key}.ics` })).body;
    expect(await read()).toContain(idOf(appointments.at(-1)));
    expect(await read()).not.toContain(idOf(appointments[0]));
    expect(by('mirror of appointments')).toEqual([idOf(appointments[0])]);
  });

  it('keeps no message of others from being asked for or sent, and its own says why it is not', async () => {
    const wished = (id: string, index: number) => {
      const booked = factTown.appointments.find(({ status }) => status === 'booked');
      const [first] = booked?.events ?? [];
      return wire({
        ...booked,
        id,
        events: [
          {
            ...first,
            id: `${id}-booked`,
            n: 1,
            notify: ['email'],
            citizenId: reached.id,
            day: `2026-12-${15 + index}`,
          },
        ],
      });
    };
    await admin.push('citizens', [wire(reached)]);
    faulty.add('never-asked');
    const verdicts = await admin.push('appointments', ['asked', 'never-asked', 'asked-later'].map(wished));
    expect(verdicts).toHaveLength(3);
    const ids = ['asked', 'asked-later', 'never-asked'];
    const asked = async () =>
      (await server.store.withSite(TOWN, (site) => site.messagesOf(ids))).filter(isConfirmation);
    expect((await asked()).map(({ appointmentId }) => appointmentId).toSorted()).toEqual(['asked', 'asked-later']);
    expect(by('messages')).toEqual(['never-asked']);
    faulty.add('asked');
    const take = () =>
      server.store.withSite(TOWN, async (site) => {
        const reference = await rememberReference()(site);
        if (!reference) throw new Error('no reference');
        const facts = {
          site,
          reference,
          at: addMinutes(NOW, 10),
          delayMin: 5,
          claim: 'c',
          leaseMs: 60_000,
          restoredAt: '',
        };
        return (await takeMessage({ ...facts, organizer: null, sms: null, closedUntil: () => '' })).taken;
      });
    const sent = [await take(), await take()].flatMap((one) => one?.message.appointmentId ?? []);
    expect(sent).toEqual(['asked-later']);
    const states = (await asked()).map(({ state, why }) => `${state} ${why}`.trim());
    expect(states.toSorted()).toEqual(['failed unreadable', 'sending']);
    expect(sayMessageWhy('unreadable')).not.toBe('');
  });
});
