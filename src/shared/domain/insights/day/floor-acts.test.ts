import { describe, expect, it } from 'vitest';

import { toInstant } from '../../../time/civil';
import { announcedPayload } from '../../lifecycle/announced-measures';
import { decideTicket } from '../../lifecycle/decide-ticket';
import { stampEvents } from '../../lifecycle/event-log';
import { foldTicket } from '../../lifecycle/fold-ticket';
import { ticketDetails } from '../../lifecycle/ticket-details';
import type { DeskSession } from '../../model/desk-session';
import type { Measure } from '../../model/measure';
import type { Ticket } from '../../model/ticket';
import { queueTicket } from '../../queue/testing/queue-ticket';
import { opening, smallTown } from '../../scheduling/small-town.fixture';
import type { FloorActsInput } from './desk-acts';
import { floorActs, isDoable, type FloorAct } from './floor-acts';

const day = '2026-11-23';
const instant = (time: string): string => toInstant(day, time, 'Europe/Paris');
const ms = (time: string): number => Date.parse(instant(time));
const now = instant('10:30');
const ref = smallTown({ openingPeriods: [opening(1, '08:30', '12:30'), opening(2, '08:30', '12:30')] });
const deposits = ref.desks.find(({ reasonIds }) => reasonIds.length > 0);
const ownReason = deposits?.reasonIds[0] ?? '';
const otherReason = ref.reasons.find(({ id }) => !(deposits?.reasonIds ?? []).includes(id))?.id ?? '';
const at = (deskId: string, openedAt = instant('08:30')): DeskSession => ({
  id: `${deskId}:${day}`,
  siteId: 'site',
  events: [],
  status: 'open',
  day,
  deskId,
  agentId: `agent ${deskId}`,
  openedAt,
});
const waits = (number: number, reasonId: string, from = '10:00'): Ticket =>
  queueTicket({ number, reasonId, issuedMs: ms(from) });
const acts = (patch: Partial<FloorActsInput>) =>
  floorActs({ ref, tickets: [], appointments: [], sessions: [], now, askedDeskIds: [], askedAgentIds: [], ...patch });

const isLent = ({ kind }: FloorAct): boolean => kind === 'lend';

describe('what can be done on the floor at once', () => {
  it('is nothing on a quiet floor', () => expect(acts({ sessions: [at(deposits?.id ?? '')] })).toEqual([]));

  it('calls again who was called in vain and is left in peace, and who left the queue for it a moment ago', () => {
    const rests = queueTicket({
      number: 33,
      reasonId: ownReason,
      issuedMs: ms('09:50'),
      restsUntilMs: ms('10:32'),
    });
    const out = (endedAt: string): Ticket => ({ ...rests, id: 'out', label: 'A040', status: 'noAnswer', endedAt });
    expect(acts({ tickets: [rests] })).toMatchObject([{ kind: 'recall', ticketId: rests.id, calls: 1, isOut: false }]);
    expect(acts({ tickets: [out(instant('10:20'))] })).toMatchObject([{ kind: 'recall', label: 'A040', isOut: true }]);
    expect(acts({ tickets: [out(instant('10:05'))] })).toEqual([]);
  });

  it('ends a rest by putting the ticket back into the queue, and nothing else', () => {
    const rests = queueTicket({ number: 33, reasonId: ownReason, issuedMs: ms('09:50'), restsUntilMs: ms('10:32') });
    const back = decideTicket(rests, { type: 'requeue' });
    expect(back).toEqual({ ok: true, value: [{ type: 'requeued', call: '' }] });
    const by = { agentId: 'a', deviceId: 'd', deskId: '' };
    const events = back.ok ? stampEvents(rests.events, back.value, { at: now, by, newId: () => 'back' }) : [];
    const after = foldTicket(rests.id, 'site', [...rests.events, ...events]);
    expect([after.status, ticketDetails(after).notBefore, ticketDetails(after).noAnswers]).toEqual(['waiting', '', 1]);
    expect(decideTicket(waits(1, ownReason), { type: 'requeue' })).toMatchObject({ ok: false });
  });

  it('lends a free desk that can call nobody to the reason that waits longest, once and not into its next appointment', () => {
    const sessions = [at(deposits?.id ?? '')];
    const tickets = [waits(1, otherReason)];
    const lent = (patch: Partial<FloorActsInput>) => acts({ sessions, tickets, ...patch }).filter(isLent);
    expect(lent({})).toMatchObject([
      {
        kind: 'lend',
        measure: { kind: 'switch', deskId: deposits?.id, reasonId: otherReason, from: '10:30', to: '11:00' },
      },
    ]);
    expect(lent({ askedDeskIds: [deposits?.id ?? ''] })).toEqual([]);
    expect(lent({ sessions: [at(deposits?.id ?? '', instant('10:29'))] })).toEqual([]);
  });

  it('lends no second desk for those whom a free desk was asked to receive, until that is over', () => {
    const measure: Measure = {
      kind: 'switch',
      deskId: 'desk-1',
      agentId: '',
      reasonId: otherReason,
      from: '10:15',
      to: '10:45',
    };
    const by = { agentId: 'supervisor', deviceId: 'd', deskId: '' };
    const event = { id: 'm', n: 1, at: instant('10:15'), by, type: 'measureAnnounced' };
    const asked = { ...at('desk-1'), events: [{ ...event, ...announcedPayload(measure, day) }] };
    const floor = { sessions: [asked, at('desk-2')], tickets: [waits(1, otherReason)] };
    expect(
      acts({ ...floor, sessions: [at('desk-1'), at('desk-2')], askedDeskIds: ['desk-1'] }).filter(isLent),
    ).toMatchObject([{ number: 2 }]);
    expect(acts({ ...floor, askedDeskIds: ['desk-1'] }).filter(isLent)).toEqual([]);
    expect(acts({ ...floor, now: instant('10:45') }).filter(isLent)).toMatchObject([{ number: 1 }]);
  });

  it('lends no desk beyond its closing or into an absence, nor for somebody whom another free desk can call', () => {
    const sessions = [at('desk-1')];
    const tickets = [waits(1, otherReason)];
    const late = { sessions, tickets, now: instant('12:20') };
    expect(acts(late).filter(isLent)).toEqual([]);
    expect(acts({ ...late, now: instant('12:10') }).filter(isLent)).toMatchObject([{ measure: { to: '12:30' } }]);
    const away = {
      id: 'away',
      kind: 'unavailability' as const,
      agentId: 'agent desk-1',
      replacedBy: '',
      fromDay: day,
      toDay: day,
      from: '10:50',
      to: '12:30',
      label: 'Formation',
    };
    expect(acts({ sessions, tickets, ref: { ...ref, unavailabilities: [away] } }).filter(isLent)).toMatchObject([
      { measure: { to: '10:50' } },
    ]);
    const both = acts({ sessions: [at('desk-1'), at('desk-3')], tickets });
    expect(both).toMatchObject([{ kind: 'idle', deskId: 'desk-3' }]);
  });

  it('tells first of those whom no open desk may call, and which desks could', () => {
    const sessions = [at(deposits?.id ?? '')];
    const tickets = [waits(1, otherReason), waits(2, ownReason)];
    const able = ref.desks.filter(({ reasonIds }) => reasonIds.length === 0 || reasonIds.includes(otherReason));
    const numbers = able.map(({ number }) => number).slice(0, 2);
    const [first] = acts({ sessions, tickets });
    expect(first).toMatchObject({ kind: 'unserved', labels: [waits(1, otherReason).label], numbers });
    // Nobody is told of before a desk is open, nor again once a desk was asked for.
    expect(acts({ tickets }).filter(({ kind }) => kind === 'unserved')).toEqual([]);
    // Who came before the hour of their appointment waits for it, and for the desk that opens by then.
    const early = { ...waits(1, otherReason), appointmentId: 'a', dueAt: instant('11:30') };
    expect(acts({ sessions, tickets: [early] }).filter(({ kind }) => kind === 'unserved')).toEqual([]);
    expect(acts({ sessions, tickets: [{ ...early, dueAt: now }] })[0]?.kind).toBe('unserved');
    const askedDeskIds = able.map(({ id }) => id);
    expect(acts({ sessions, tickets, askedDeskIds }).filter(({ kind }) => kind === 'unserved')).toEqual([]);
  });

  it('asks whoever is expected at a desk that was closed while the plan has it open, and somebody waits whom it may call', () => {
    const [desk] = ref.desks.filter(({ id }) => ref.openingPeriods.some(({ deskId }) => deskId === id));
    const other = ref.desks.find(({ id }) => id !== desk?.id)?.id ?? '';
    const agent = {
      id: 'expected',
      kind: 'agent' as const,
      name: 'Agent Attendu',
      shortName: 'Agent A.',
      role: 'counter' as const,
      usualDeskId: desk?.id ?? '',
    };
    const shut = { ...at(desk?.id ?? ''), status: 'closed' as const };
    const reasonId = desk?.reasonIds[0] ?? otherReason;
    const floor = {
      ref: { ...ref, agents: [agent] },
      sessions: [shut, { ...at(other), agentId: 'somebody' }],
      tickets: [waits(1, reasonId)],
    };
    const asks = (patch: Partial<FloorActsInput>) =>
      acts({ ...floor, ...patch }).flatMap((act) =>
        'measure' in act && act.measure?.kind === 'open' ? [act.measure] : [],
      );
    expect(asks({})).toMatchObject([{ deskId: desk?.id, agentId: 'expected', from: '10:35', to: '12:30' }]);
    // Who sits elsewhere, and a desk for which nobody waits, are left alone.
    expect(asks({ sessions: [shut, { ...at(other), agentId: 'expected' }] })).toEqual([]);
    expect(asks({ tickets: [] })).toEqual([]);
    // Nor is somebody asked who was asked to sit elsewhere already.
    expect(asks({ askedAgentIds: ['expected'] })).toEqual([]);
  });

  it('names a free desk that has somebody to call', () => {
    expect(acts({ sessions: [at(deposits?.id ?? '')], tickets: [waits(7, ownReason)] })).toMatchObject([
      { kind: 'idle', deskId: deposits?.id, label: waits(7, ownReason).label, ticketId: waits(7, ownReason).id },
    ]);
  });

  it('names who was set aside for longer than anybody should wait, and nobody before', () => {
    const called = waits(12, ownReason, '09:00');
    const parked = (time: string): Ticket => {
      const by = { agentId: 'a', deviceId: 'd', deskId: deposits?.id ?? '' };
      const bodies = [{ type: 'called', deskId: by.deskId }, { type: 'parked' }];
      const events = stampEvents(called.events, bodies, { at: instant(time), by, newId: () => `${time} aside` });
      return foldTicket(called.id, 'site', [...called.events, ...events]);
    };
    const asideActs = (at: string) => acts({ tickets: [parked(at)] }).filter(({ kind }) => kind === 'aside');
    expect(asideActs('09:30')).toEqual([{ kind: 'aside', ticketId: called.id, label: called.label, sinceMin: 60 }]);
    expect(asideActs('10:20')).toEqual([]);
    expect(acts({ tickets: [parked('09:30')] }).filter(isDoable)).toEqual([]);
  });

  it('names those who wait beyond the limit and whom no other act names, the longest first, after all else', () => {
    const { waitGoalMin } = ref.site;
    expect(waitGoalMin).toBeLessThan(60);
    const [late, later, soon] = [
      waits(1, ownReason, '09:20'),
      waits(2, ownReason, '09:10'),
      waits(3, ownReason, '10:29'),
    ];
    const lateOf = (patch: Partial<FloorActsInput>) => acts(patch).filter(({ kind }) => kind === 'late');
    // A desk that is busy calls none of them now.
    const sessions = [at(deposits?.id ?? '', instant('10:29'))];
    expect(lateOf({ sessions, tickets: [late, soon, later] })).toEqual([
      { kind: 'late', ticketId: later.id, labels: [later.label, late.label], goalMin: waitGoalMin },
    ]);
    expect(lateOf({ sessions, tickets: [soon] })).toEqual([]);
    // The free desk is told to call the first of them, who is named there.
    const free = acts({ sessions: [at(deposits?.id ?? '')], tickets: [late, later] });
    expect(free.map(({ kind }) => kind)).toEqual(['idle', 'late']);
    const [idle, rest] = free;
    const called = idle?.kind === 'idle' ? idle.label : '';
    expect(rest).toMatchObject({ labels: [late.label, later.label].filter((label) => label !== called) });
    // Nor is somebody named twice for whom no desk is open, or whose call was in vain.
    expect(lateOf({ sessions, tickets: [waits(1, otherReason, '09:20')] })).toEqual([]);
  });
});
