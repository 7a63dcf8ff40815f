import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { foldAppointment } from '../../lifecycle/fold-appointment';
import type { Appointment } from '../../model/appointment';
import type { AnyEvent } from '../../model/event';
import type { Agent, SiteReference, Unavailability } from '../../model/reference';
import { smallTown } from '../../scheduling/small-town.fixture';
import { appointmentEvent, eventFacts } from './appointment-event';
import { calendarFeed, type FeedFacts } from './calendar-feed';
import { invitationFile } from './invitation';
import { writeCalendar } from './write-calendar';

const by = { agentId: 'a', deviceId: 'd', deskId: '' };
const today = '2026-03-02';

const booking = (id: string, deskId: string, more: Partial<Appointment> = {}): AnyEvent => ({
  type: 'booked',
  id: `${id}-1`,
  n: 1,
  at: '2026-02-01T09:00:00.000Z',
  by,
  day: '2026-03-03',
  time: '09:00',
  durationMin: 20,
  deskId,
  reasonId: 'deposit',
  citizenId: 'citizen-durand',
  persons: [{ preApplicationNumber: 'AB12CD34EF' }, { preApplicationNumber: '' }],
  channel: 'desk',
  ...more,
});
const then = (type: string, n: number, more: object = {}): AnyEvent => ({
  type,
  id: `${type}-${n}`,
  n,
  at: `2026-02-0${n}T09:00:00.000Z`,
  by,
  ...more,
});
const appointment = (id: string, deskId = 'desk-1', ...more: readonly AnyEvent[]): Appointment =>
  foldAppointment(id, 'site', [booking(id, deskId), ...more]);

const agent = (id: string, usualDeskId: string): Agent => ({
  id,
  kind: 'agent',
  name: id,
  shortName: id,
  role: 'counter',
  usualDeskId,
});
const absence = (agentId: string, replacedBy: string, from = '00:00', to = '23:59'): Unavailability => ({
  id: `away-${agentId}`,
  kind: 'unavailability',
  agentId,
  replacedBy,
  fromDay: '2026-03-03',
  toDay: '2026-03-03',
  from,
  to,
  label: '',
});
const agents = [agent('ana', 'desk-1'), agent('bob', 'desk-2'), agent('cleo', '')];
const town = (patch: Partial<SiteReference> = {}): SiteReference => smallTown({ agents, ...patch });

const uids = (agentId: string, patch: Partial<FeedFacts> = {}): readonly string[] => {
  const appointments = [appointment('one', 'desk-1'), appointment('two', 'desk-2')].map(eventFacts);
  const text = writeCalendar(calendarFeed({ reference: town(), appointments, sessions: [], today, ...patch }, agentId));
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one).uid);
};

describe('whose appointments a feed shows', () => {
  it('shows all of the site, or those of an agent’s usual desk', () => {
    expect([uids(''), uids('ana'), uids('bob'), uids('cleo')]).toEqual([['one', 'two'], ['one'], ['two'], []]);
  });

  it('follows who signed on at a desk that day', () => {
    const sessions = [{ day: '2026-03-03', deskId: 'desk-1', agentId: 'cleo' }];
    expect([uids('ana', { sessions }), uids('cleo', { sessions })]).toEqual([[], ['one']]);
    const other = [{ day: '2026-03-04', deskId: 'desk-1', agentId: 'cleo' }];
    expect(uids('ana', { sessions: other })).toEqual(['one']);
  });

  it('passes to who replaces an agent, for the hours of the absence', () => {
    const whole = town({ unavailabilities: [absence('ana', 'cleo')] });
    expect([uids('ana', { reference: whole }), uids('cleo', { reference: whole })]).toEqual([[], ['one']]);
    const afternoon = town({ unavailabilities: [absence('ana', 'cleo', '13:00', '17:00')] });
    expect(uids('ana', { reference: afternoon })).toEqual(['one']);
  });
});

describe('the event of an appointment', () => {
  const eventOf = (...more: readonly AnyEvent[]) =>
    appointmentEvent(eventFacts(appointment('one', 'desk-1', ...more)), town());

  it('tells the reason, how many come and where, and nothing of who', () => {
    expect(eventOf()).toMatchObject({
      summary: 'deposit · 2 pers.',
      location: '1, Mairie',
      sequence: 0,
      status: 'TENTATIVE',
    });
    const accepted = then('accepted', 2, { cause: 'one-1' });
    expect(eventOf(accepted)).toMatchObject({
      status: 'CONFIRMED',
      sequence: 0,
      stampedAt: '2026-02-02T09:00:00.000Z',
    });
    expect(JSON.stringify(eventOf(accepted))).not.toMatch(/durand|AB12/i);
  });

  it('grows its sequence with every move, cancellation and undo', () => {
    const moved = then('rescheduled', 2, { day: '2026-03-04', time: '10:00', durationMin: 20, deskId: 'desk-1' });
    const cancelled = then('cancelledByCitizen', 3);
    const back = then('undone', 4, { target: 'cancelledByCitizen-3' });
    expect(eventOf(moved)).toMatchObject({ day: '2026-03-04', sequence: 1 });
    expect(eventOf(moved, cancelled)).toMatchObject({ status: 'CANCELLED', sequence: 2 });
    expect(eventOf(moved, cancelled, back)).toMatchObject({ status: 'TENTATIVE', sequence: 3 });
  });
});

describe('a cancelled appointment', () => {
  it('stays in a feed as cancelled; one that was never booked is not there', () => {
    const gone = appointment('gone', 'desk-1', then('cancelledByOffice', 2, { why: 'closed' }));
    const undone = appointment('undone', 'desk-1', then('undone', 2, { target: 'undone-1' }));
    const appointments = [gone, undone].map(eventFacts);
    expect(uids('', { appointments })).toEqual(['gone']);
    const text = writeCalendar(calendarFeed({ reference: town(), appointments, sessions: [], today }, ''));
    expect(text).toContain('STATUS:CANCELLED\r\n');
  });
});

describe('an invitation', () => {
  const words = { summary: 'Rendez-vous à la mairie', description: 'Apportez\u00A0:\n- une photo' };
  const invited = {
    organizer: { name: 'Mairie "Centre"', email: 'mairie@ville.example' },
    attendeeEmail: 'rose@courriel.example',
  };
  const read = (one: Appointment): ICAL.Component =>
    new ICAL.Component(ICAL.parse(invitationFile(one, town(), words, invited)));

  it('asks one person, and takes it back when the appointment is cancelled', () => {
    const asked = read(appointment('one'));
    const event = asked.getFirstSubcomponent('vevent');
    expect([asked.getFirstPropertyValue('method'), event?.getFirstPropertyValue('summary')]).toEqual([
      'REQUEST',
      words.summary,
    ]);
    expect(event?.getFirstPropertyValue('description')).toBe(words.description);
    expect(event?.getFirstProperty('organizer')?.getParameter('cn')).toBe('Mairie ’Centre’');
    expect(event?.getFirstPropertyValue('attendee')).toBe('mailto:rose@courriel.example');
    expect(event?.getFirstPropertyValue('location')).toBe('Mairie, Bourg');
    const cancelled = read(appointment('one', 'desk-1', then('cancelledByCitizen', 2)));
    expect(cancelled.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(cancelled.getFirstSubcomponent('vevent')?.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
