import { describe, expect, it } from 'vitest';

import { demoTown } from '../../../demo/demo-town';
import { addDays, civilOf, toInstant } from '../../../time/civil';
import { stampEvents } from '../../lifecycle/event-log';
import { foldAppointment } from '../../lifecycle/fold-appointment';
import { foldRequest } from '../../lifecycle/fold-request';
import { foldTicket } from '../../lifecycle/fold-ticket';
import type { AnyEvent } from '../../model/event';
import { toSiteReference } from '../../model/site-reference';
import { requestDueDay } from '../../requests/request-clock';
import { smallTown } from '../../scheduling/small-town.fixture';
import { applyFilter } from './apply-filter';
import type { FactContext } from './fact-context';
import { factSheet, factSheets } from './fact-sheets';
import { requestFact } from './request-fact';
import { serviceMin } from './service-min';
import { decodeSheet, encodeSheet } from './sheet-wire';
import { ticketFact } from './ticket-fact';
import { toFacts } from './to-facts';
import { visitIndex } from './visit-index';

const zone = 'Europe/Paris';
const at = (day: string, time: string): string => toInstant(day, time, zone);
const by = { agentId: 'agent', deviceId: 'device', deskId: 'desk-1' };

let made = 0;
type Step = readonly [string, { readonly type: string; readonly [key: string]: unknown }];
const log = (...steps: readonly Step[]): AnyEvent[] =>
  steps.reduce<AnyEvent[]>((events, [when, body]) => {
    made += 1;
    return [...events, ...stampEvents(events, [body], { at: when, by, newId: () => `event-${made}` })];
  }, []);

const ref = smallTown({
  departments: [
    { id: 'department', kind: 'department', name: 'Titres' },
    { id: 'housing', kind: 'department', name: 'Logement' },
  ],
  commitments: [
    { id: 'all', kind: 'commitment', channel: '', reasonId: '', unit: 'calendarDays', count: 40 },
    { id: 'mail', kind: 'commitment', channel: 'mail', reasonId: '', unit: 'workingDays', count: 15 },
    { id: 'email', kind: 'commitment', channel: 'email', reasonId: '', unit: 'workingDays', count: 5 },
    { id: 'walk', kind: 'commitment', channel: '', reasonId: 'walk', unit: 'months', count: 1 },
  ],
});
const context: FactContext = { ref, now: at('2026-06-30', '12:00') };

const received = (patch: object = {}) => ({
  type: 'received',
  day: '2026-04-30',
  channel: 'mail',
  reasonId: 'deposit',
  citizenId: '',
  ticketId: '',
  ...patch,
});
const request = (...steps: readonly Step[]) => foldRequest('request', 'site', log(...steps));
const issued = (patch: object = {}) => ({
  type: 'issued',
  day: '2026-06-22',
  series: 'A',
  number: 1,
  reasonId: 'walk',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
  ...patch,
});
const ticket = (...steps: readonly Step[]) => foldTicket('ticket', 'site', log(...steps));
const called = { type: 'called', deskId: 'desk-1', tentative: false, why: [] };

describe('requestFact', () => {
  it('counts delays by both clocks, and the commitment from the day of the reception', () => {
    const letter = request(
      [at('2026-05-04', '09:00'), received({ receivedAt: at('2026-04-30', '16:00') })],
      [at('2026-05-27', '16:00'), { type: 'closed', outcome: 'answered', themeId: 'theme' }],
    );
    expect(requestFact(letter, context)).toMatchObject({
      day: '2026-04-30',
      minute: 960,
      delayDays: 27,
      workingDays: 15,
      dueDay: '2026-05-27',
      closedDay: '2026-05-27',
      themeId: 'theme',
      isOpen: false,
      departmentId: 'department',
    });
  });

  it('pauses while it waits on the citizen, and tells how long it stood in each state', () => {
    const email = request(
      [at('2026-05-07', '09:00'), received({ channel: 'email' })],
      [at('2026-05-11', '09:00'), { type: 'waitingOnCitizen' }],
      [at('2026-05-13', '09:00'), { type: 'started' }],
      [at('2026-05-18', '09:00'), { type: 'closed', outcome: 'answered' }],
    );
    // 8 May and Ascension Day on the 14th are holidays.
    expect(requestFact(email, context)).toMatchObject({
      delayDays: 11,
      workingDays: 3,
      pausedDays: 2,
      dueDay: '2026-05-20',
      stays: [
        { status: 'received', days: 1 },
        { status: 'waitingOnCitizen', days: 2 },
        { status: 'inProgress', days: 2 },
      ],
    });
  });

  it('takes the reason before the channel, months by the calendar, and reads no undone step', () => {
    const steps = log(
      [at('2026-01-31', '09:00'), received({ reasonId: 'walk' })],
      [at('2026-02-02', '09:00'), { type: 'assigned', departmentId: 'housing' }],
      [at('2026-02-03', '09:00'), { type: 'closed', outcome: 'answered', themeId: 'theme' }],
    );
    const undone = log([at('2026-02-03', '09:05'), { type: 'undone', target: steps.at(-1)?.id }]);
    const folded = foldRequest('request', 'site', [...steps, ...undone.map((event) => ({ ...event, n: 9 }))]);
    expect(requestFact(folded, context)).toMatchObject({
      dueDay: '2026-02-28',
      isOpen: true,
      delayDays: null,
      workingDays: null,
      closedDay: '',
      themeId: '',
      departmentId: 'housing',
    });
  });

  it('knows no fact of what was taken back or of a call for help', () => {
    const steps = log([at('2026-05-04', '09:00'), received()]);
    const undone = log([at('2026-05-04', '09:01'), { type: 'undone', target: steps[0]?.id }]);
    const taken = foldRequest('request', 'site', [...steps, ...undone.map((event) => ({ ...event, n: 2 }))]);
    expect(requestFact(taken, context)).toBeNull();
    expect(requestFact(request([at('2026-05-04', '09:00'), received({ help: true })]), context)).toBeNull();
  });

  it('closes with the ticket of somebody who left unserved, without a delay', () => {
    const gone = ticket([at('2026-06-22', '09:00'), issued()], [at('2026-06-22', '09:40'), { type: 'abandoned' }]);
    const asked = request([at('2026-06-22', '09:00'), received({ channel: 'desk', ticketId: 'ticket' })]);
    expect(requestFact(asked, context, gone)).toMatchObject({
      isOpen: false,
      outcome: 'abandoned',
      closedDay: '2026-06-22',
      delayDays: null,
    });
  });
});

describe('ticketFact', () => {
  const served = ticket(
    [at('2026-06-22', '08:50'), issued({ appointmentId: 'a', dueAt: at('2026-06-22', '09:00') })],
    [at('2026-06-22', '09:10'), called],
    [at('2026-06-22', '09:12'), { type: 'started' }],
    [at('2026-06-22', '09:20'), { type: 'held' }],
    [at('2026-06-22', '09:25'), { type: 'resumed' }],
    [at('2026-06-22', '09:32'), { type: 'done', outcome: 'answered' }],
  );

  it('keeps wait, presence, walk, service without holds and stay apart', () => {
    expect(serviceMin(served)).toBe(15);
    expect(ticketFact(served, { ref })).toMatchObject({
      minute: 530,
      waitFromMinute: 540,
      waitMin: 10,
      presenceMin: 20,
      walkMin: 2,
      serviceMin: 15,
      stayMin: 42,
      booked: true,
    });
  });

  it('counts, without any time, when its times are doubted', () => {
    const doubted = foldTicket('ticket', 'site', [
      ...served.events,
      ...log([at('2026-06-22', '09:33'), { type: 'timesDoubted' }]).map((event) => ({ ...event, n: 9 })),
    ]);
    expect(ticketFact(doubted, { ref })).toMatchObject({
      status: 'done',
      waitMin: null,
      serviceMin: null,
      stayMin: null,
    });
  });
});

describe('factSheets', () => {
  const booked = (...steps: readonly Step[]) =>
    foldAppointment(
      'appointment',
      'site',
      log(
        [
          at('2026-06-12', '09:00'),
          {
            type: 'booked',
            day: '2026-06-22',
            time: '09:00',
            durationMin: 20,
            deskId: 'desk-1',
            reasonId: 'deposit',
            citizenId: 'citizen',
            persons: [{ preApplicationNumber: '' }],
            channel: 'phone',
          },
        ],
        ...steps,
      ),
    );
  const visit = ticket(
    [at('2026-06-22', '08:55'), issued({ appointmentId: 'appointment' })],
    [at('2026-06-22', '09:05'), called],
  );
  const held = booked(
    [at('2026-06-22', '08:55'), { type: 'arrived', ticketId: 'ticket' }],
    [at('2026-06-22', '09:30'), { type: 'attended', outcome: 'answered' }],
  );
  const walkIn = request([at('2026-06-22', '10:00'), received({ channel: 'desk', citizenId: 'citizen' })]);

  it('counts a visit by appointment once, also when somebody logged a request for it', () => {
    const logged = request([at('2026-06-22', '08:55'), received({ channel: 'appointment', ticketId: 'ticket' })]);
    const documents = { requests: [walkIn, logged], appointments: [held], tickets: [visit] };
    const sheet = factSheet(documents, '2026-06-22', context);
    const facts = toFacts([sheet], { day: '2026-06-30', minute: 720, unsyncedDesks: 0 });
    expect(facts.requests.map(({ channel, id }) => [channel, id])).toEqual([
      ['desk', 'request'],
      ['appointment', 'appointment'],
    ]);
    expect(facts.appointments).toMatchObject([
      { end: 'attended', reached: 'served', leadDays: 10, cancelledDaysBefore: null, departmentId: 'department' },
    ]);
  });

  it('counts neither a missed nor a cancelled appointment as a contact', () => {
    const cancelled = booked([at('2026-06-21', '09:00'), { type: 'cancelledByCitizen' }]);
    const missed = booked([at('2026-06-22', '12:00'), { type: 'noShow' }]);
    const sheet = factSheet({ requests: [], appointments: [cancelled, missed], tickets: [] }, '2026-06-22', context);
    expect(sheet.appointments.map(({ end, cancelledDaysBefore }) => [end, cancelledDaysBefore])).toEqual([
      ['cancelledByCitizen', 1],
      ['noShow', null],
    ]);
    expect(toFacts([sheet], { day: '', minute: 0, unsyncedDesks: 0 }).requests).toEqual([]);
  });

  it('says who comes again within thirty days, the day itself left out', () => {
    const documents = { requests: [], appointments: [held], tickets: [] };
    const again = (day: string) => {
      const visitDays = visitIndex(
        {
          requests: [
            request([at(day, '10:00'), received({ channel: 'desk', citizenId: 'citizen', reasonId: 'deposit' })]),
          ],
          appointments: [held],
        },
        zone,
      );
      return factSheet(documents, '2026-06-22', { ...context, visitDays }).appointments[0]?.isRepeat;
    };
    expect(['2026-06-22', '2026-06-21', '2026-05-23', '2026-05-22'].map(again)).toEqual([false, true, true, false]);
  });

  it('says which departments a day is open for; one without a desk answers whenever the doors are open', () => {
    const nothing = { requests: [], appointments: [], tickets: [] };
    const about = (day: string) => factSheet(nothing, day, context).about;
    expect(about('2026-06-22')).toMatchObject({
      openDepartmentIds: ['department', 'housing'],
      deskMin: 3 * 450,
      // 22.5 at each of the two desks of deposits, 30 at the third, whose usual appointment is half as long again.
      places: 75,
    });
    expect(about('2026-07-14')).toMatchObject({ openDepartmentIds: [], deskMin: 0, places: 0 });
  });
});

describe('a demonstration town', () => {
  const today = '2026-11-23';
  const town = demoTown({ seed: 'facts', today, now: at(today, '10:30') });
  const reference = toSiteReference(town.reference);
  if (!reference) throw new Error('no site');
  const days = Array.from({ length: 60 }, (_, index) => addDays(today, index - 30));
  const now = at(today, '10:30');
  const sheets = factSheets(town, days, { ref: reference, now, visitDays: visitIndex(town, zone) });

  it('travels and comes back the same', () => {
    for (const sheet of sheets) expect(decodeSheet(encodeSheet(sheet))).toEqual(sheet);
    const rows = sheets.reduce(
      (sum, one) => sum + one.requests.length + one.appointments.length + one.tickets.length,
      0,
    );
    const bytes = sheets.reduce((sum, sheet) => sum + encodeSheet(sheet).length, 0);
    expect(rows).toBeGreaterThan(1000);
    expect(bytes / rows).toBeLessThan(100);
  });

  it('refuses what is no sheet', () => {
    const [sheet] = sheets;
    const text = sheet ? encodeSheet({ ...sheet, requests: [] }) : '';
    expect(decodeSheet(text)).not.toBeNull();
    for (const broken of ['', '{}', text.replace('"v":1', '"v":2'), text.replace('"n":0', '"n":3')])
      expect(decodeSheet(broken)).toBeNull();
  });

  it('says the same due days as the list of requests', () => {
    const facts = new Map(sheets.flatMap((sheet) => sheet.requests).map((fact) => [fact.id, fact]));
    const open = town.requests.filter((one) => facts.get(one.id)?.isOpen);
    expect(open.length).toBeGreaterThan(10);
    for (const one of open) expect(facts.get(one.id)?.dueDay).toBe(requestDueDay(one, reference, now));
  });

  it('is cut by site, department, reason, channel and period', () => {
    const facts = toFacts(sheets, { day: today, minute: 630, unsyncedDesks: 0 });
    const all = { siteId: '', departmentId: '', reasonId: '', channel: '' } as const;
    const period = { kind: 'custom', from: addDays(today, -7), to: today } as const;
    const cut = applyFilter(facts, { ...all, channel: 'appointment', period });
    expect(cut.requests.length).toBeGreaterThan(0);
    expect(new Set(cut.requests.map(({ channel }) => channel))).toEqual(new Set(['appointment']));
    expect(cut.tickets.every(({ booked, day }) => booked && day >= period.from && day <= today)).toBe(true);
    expect(cut.days).toHaveLength(8);
    expect(applyFilter(facts, { ...all, siteId: 'elsewhere', period }).requests).toEqual([]);
    const received = town.requests.filter((one) => civilOf(one.receivedAt, zone).day === today);
    const ofToday = { kind: 'day', from: today, to: today } as const;
    expect(applyFilter(facts, { ...all, period: ofToday }).requests.length).toBeGreaterThanOrEqual(received.length);
  });
});
