import { describe, expect, it } from 'vitest';

import { demoTown } from '../../../demo/demo-town';
import { addDays, civilOf } from '../../../time/civil';
import { foldAppointment } from '../../lifecycle/fold-appointment';
import { toSiteReference } from '../../model/site-reference';
import { requestDueDay } from '../../requests/request-clock';
import { applyFilter } from './apply-filter';
import { factSheet, factSheets } from './fact-sheets';
import { decodeSheet, encodeSheet } from './wire/sheet-wire';
import { at, called, context, issued, log, received, request, ticket, zone, type Step } from './testing/small-logs';
import { toFacts } from './to-facts';
import { visitIndex } from './visit-index';

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
