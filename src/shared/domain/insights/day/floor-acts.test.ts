import { describe, expect, it } from 'vitest';

import { toInstant } from '../../../time/civil';
import { decideTicket } from '../../lifecycle/decide-ticket';
import { stampEvents } from '../../lifecycle/event-log';
import { foldTicket } from '../../lifecycle/fold-ticket';
import { ticketDetails } from '../../lifecycle/ticket-details';
import type { DeskSession } from '../../model/desk-session';
import type { Ticket } from '../../model/ticket';
import { queueTicket } from '../../queue/testing/queue-ticket';
import { opening, smallTown } from '../../scheduling/small-town.fixture';
import { floorActs, type FloorActsInput } from './floor-acts';

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
  floorActs({ ref, tickets: [], appointments: [], sessions: [], now, askedDeskIds: [], ...patch });

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
    expect(acts({ sessions, tickets })).toMatchObject([
      {
        kind: 'lend',
        measure: { kind: 'switch', deskId: deposits?.id, reasonId: otherReason, from: '10:30', to: '11:00' },
      },
    ]);
    expect(acts({ sessions, tickets, askedDeskIds: [deposits?.id ?? ''] })).toEqual([]);
    expect(acts({ sessions: [at(deposits?.id ?? '', instant('10:29'))], tickets })).toEqual([]);
  });

  it('lends no desk beyond its closing or into an absence, nor for somebody whom another free desk can call', () => {
    const sessions = [at('desk-1')];
    const tickets = [waits(1, otherReason)];
    const late = { sessions, tickets, now: instant('12:20') };
    expect(acts(late)).toEqual([]);
    expect(acts({ ...late, now: instant('12:10') })).toMatchObject([{ measure: { to: '12:30' } }]);
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
    expect(acts({ sessions, tickets, ref: { ...ref, unavailabilities: [away] } })).toMatchObject([
      { measure: { to: '10:50' } },
    ]);
    const both = acts({ sessions: [at('desk-1'), at('desk-3')], tickets });
    expect(both).toMatchObject([{ kind: 'idle', deskId: 'desk-3' }]);
  });

  it('names a free desk that has somebody to call', () => {
    expect(acts({ sessions: [at(deposits?.id ?? '')], tickets: [waits(7, ownReason)] })).toMatchObject([
      { kind: 'idle', deskId: deposits?.id, label: waits(7, ownReason).label },
    ]);
  });
});
