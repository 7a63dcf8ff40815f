import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Agent, Desk, Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import type { CallReason } from '#shared/domain/queue/call-order';
import { defaultCallPolicy } from '#shared/domain/queue/call-policy';

import { atDesk, heldAt } from './at-desk';
import { callable } from './callable';
import { deskChoices, isChoosable, isOpenTo, offeredDesk } from './desk-choices';
import { nextAppointment, nextUp, nobodyNext } from './next-up';
import { isCallOpen, isToConfirm } from './open-call';
import { whyWords } from './why-words';

// 10:32 at the town hall.
const now = '2026-11-23T09:32:00.000Z';
const desk = { id: 'd3', number: 3, reasonIds: ['cni', 'collect'] } as unknown as Desk;
const deposit = {
  id: 'cni',
  name: 'Carte d’identité',
  act: 'deposit',
  asksPreApplication: true,
  durationsMin: [20, 35],
  papers: [
    { id: 'pre', label: 'Pré-demande en ligne', detail: '' },
    { id: 'home', label: 'Justificatif de domicile', detail: '' },
  ],
} as unknown as Reason;
const reference = {
  site: { zone: 'Europe/Paris' },
  desks: [desk],
  departments: [],
  queuePolicies: [],
  rooms: [],
  reasons: [
    deposit,
    { id: 'civil', name: 'État civil', durationsMin: [15] },
    { id: 'collect', name: 'Retrait de titre', durationsMin: [10] },
  ],
} as unknown as SiteReference;
const facts = {
  reference,
  now,
  citizens: new Map([['c49', { firstName: 'Serge', lastName: 'Aubert-Delmas', birthDate: '', phone: '', email: '' }]]),
};

const ticket = (label: string, fields: Partial<Ticket> = {}): Ticket =>
  ({
    id: label,
    label,
    number: Number(label.slice(1)),
    series: 'A',
    status: 'waiting',
    reasonId: 'cni',
    citizenId: '',
    deskId: '',
    dueAt: '',
    priority: false,
    issuedAt: '2026-11-23T09:20:00.000Z',
    firstCalledAt: '',
    events: [],
    ...fields,
  }) as unknown as Ticket;

const queue = [
  ticket('A031', { reasonId: 'civil', issuedAt: '2026-11-23T08:49:00.000Z' }),
  ticket('A046', { reasonId: 'collect', issuedAt: '2026-11-23T09:13:00.000Z' }),
  ticket('A049', { dueAt: '2026-11-23T09:20:00.000Z', issuedAt: '2026-11-23T09:14:00.000Z', citizenId: 'c49' }),
  ticket('A052', { reasonId: 'collect', priority: true, issuedAt: '2026-11-23T09:23:00.000Z' }),
  ticket('A038', { status: 'parked', deskId: 'd3' }),
  ticket('A040', { status: 'noAnswer' }),
];

const booked = (time: string, reasonId = 'cni', deskId = 'd1') =>
  ({ status: 'booked', day: '2026-11-23', time, durationMin: 20, reasonId, deskId }) as unknown as Appointment;
const coming = (appointments: readonly Appointment[], time: string) =>
  nextAppointment(appointments, desk, { day: '2026-11-23', time });

describe('nextUp', () => {
  const up = nextUp(queue, desk, facts);

  it('offers the next person with the reasons, then those after', () => {
    expect(up.next).toMatchObject({ label: 'A049', name: 'Serge Aubert-Delmas', dueTime: '10:20', waitMin: 12 });
    expect(up.why).toEqual([
      'Son rendez-vous de 10:20 est dépassé de 12\u00A0min.',
      'Passe avant A031, qui attend depuis 43\u00A0min\u00A0: «\u00A0État civil\u00A0» n’est pas reçu à ce guichet.',
    ]);
    expect(up.after.map((person) => person.label)).toEqual(['A052', 'A046']);
    expect(up.parked.map((person) => person.label)).toEqual(['A038']);
    expect([up.waiting, up.waitingHere, up.waitingElsewhere]).toEqual([4, 3, 1]);
  });

  it('offers whom the desk was asked to receive for a while, and says until when', () => {
    const asked = [{ reasonId: 'civil', until: '11:10' }];
    const only = nextUp(queue.slice(0, 1), { ...desk, asked }, facts);
    expect(only).toMatchObject({ next: { label: 'A031' }, waitingHere: 1, waitingElsewhere: 0 });
    expect(only.why).toContain('Renfort demandé à ce guichet jusqu’à 11:10.');
    expect(only.asked).toEqual(['Renfort jusqu’à 11:10\u00A0: «\u00A0État civil\u00A0»']);
    expect(nextUp(queue, { ...desk, asked }, facts).why.join(' ')).not.toContain('n’est pas reçu');
    expect(up.asked).toEqual([]);
  });

  it('says nobody when only others wait, and knows the next appointment', () => {
    expect(nextUp(queue.slice(0, 1), desk, facts)).toMatchObject({ next: null, why: [], waiting: 1, waitingHere: 0 });
    const appointments = [booked('11:20'), booked('10:40'), booked('10:35', 'civil'), booked('10:20')];
    expect(coming(appointments, '10:32')).toEqual({ time: '10:40', isAwaited: false });
    // Those of its own column come first; the others only where it has none left.
    const own = [booked('10:20', 'cni', 'd3'), booked('11:00', 'cni', 'd3'), booked('11:10', 'cni', 'd3')];
    expect(coming([...appointments, ...own], '10:32')).toEqual({ time: '11:00', isAwaited: false });
    expect(coming([], '10:32')).toBeNull();
  });

  it('says, cut off from the server, that it knows of nobody, since other desks may have given a ticket', () => {
    const others = nextUp(queue.slice(0, 1), desk, facts);
    const nobody = nextUp([], desk, facts);
    for (const up of [others, nobody]) expect(nobodyNext(up, true)).not.toMatch(/Personne n’attend/u);
    expect(nobodyNext(others, true)).toContain('pour ce guichet');
    expect(nobodyNext(others, false)).toBe(
      'Personne n’attend pour ce guichet. 1\u00A0personne attend pour d’autres guichets.',
    );
    expect(nobodyNext(nobody, false)).toBe('Personne n’attend.');
  });

  it('says that nobody is expected any more only once the last appointment is over or settled', () => {
    const last = booked('10:20');
    const civil = booked('10:30', 'civil');
    expect(coming([last, civil], '10:32')).toEqual({ time: '10:20', isAwaited: true });
    expect(coming([last], '10:40')).toBeNull();
    for (const status of ['arrived', 'attended', 'noShow', 'cancelledByCitizen', 'void'] as const)
      expect(coming([{ ...last, status }], '10:32')).toBeNull();
    expect(coming([civil], '10:32')).toBeNull();
  });

  it('lists whom else to call: here, elsewhere, and who came back', () => {
    const groups = callable(queue, desk, now, defaultCallPolicy);
    expect(groups.here.map((one) => one.label)).toEqual(['A049', 'A052', 'A046']);
    expect(groups.elsewhere.map((one) => one.label)).toEqual(['A031']);
    expect(groups.back.map((one) => one.label)).toEqual(['A040']);
  });
});

describe('whyWords', () => {
  it('has a sentence for every reason', () => {
    const dueAt = '2026-11-23T09:40:00.000Z';
    const reasons: readonly CallReason[] = [
      { code: 'bookedDue', dueAt, lateMin: 0 },
      { code: 'bookedEarly', dueAt },
      { code: 'bookedLate', dueAt, lateMin: 15 },
      { code: 'priority' },
      { code: 'longestWait', waitMin: 19 },
      { code: 'byArrival', waitMin: 9 },
      { code: 'turnAfterPriority' },
      { code: 'ceiling', waitMin: 74, ceilingMin: 60 },
      { code: 'sentHere' },
    ];
    const said = reasons.map((reason) => whyWords(reason, reference));
    expect(said[0]).toBe('C’est l’heure de son rendez-vous de 10:40.');
    expect(said[4]).toBe('C’est l’attente la plus longue de ce guichet\u00A0: 19\u00A0min.');
    expect(said.every((sentence) => sentence.endsWith('.'))).toBe(true);
    expect(new Set(said).size).toBe(reasons.length);
  });
});

describe('the desk', () => {
  const session = (deskId: string, agentId: string, status = 'open') =>
    ({ deskId, agentId, status, events: [] }) as unknown as DeskSession;

  it('knows what this desk is doing', () => {
    const open = [session('d3', 'a1')];
    const queueHere = heldAt(queue, 'd3', '');
    const here = (fields: Partial<Ticket>) => heldAt([ticket('A047', { deskId: 'd3', ...fields })], 'd3', '');
    expect(atDesk([], [], 'd3', 'a1').kind).toBe('signedOff');
    expect(atDesk([session('d3', 'a2')], [], 'd3', 'a1').kind).toBe('signedOff');
    expect(atDesk(open, queueHere, 'd3', 'a1').kind).toBe('idle');
    expect(atDesk([session('d3', 'a1', 'paused')], queueHere, 'd3', 'a1').kind).toBe('paused');
    expect(atDesk(open, here({ status: 'called' }), 'd3', 'a1').kind).toBe('called');
    expect(atDesk(open, here({ status: 'onHold' }), 'd3', 'a1').kind).toBe('serving');
  });

  it('shows a call as open until it was exchanged', () => {
    const call = ticket('A049', { tentative: true });
    expect(isCallOpen(call, { kind: 'offline', waiting: [] })).toBe(true);
    expect(isCallOpen(call, { kind: 'sending', waiting: [{ id: 'A049' }] })).toBe(true);
    expect(isCallOpen(call, { kind: 'synced', waiting: [] })).toBe(false);
    expect(isCallOpen(ticket('A049', { tentative: false }), { kind: 'offline', waiting: [] })).toBe(false);
  });

  it('asks to confirm a call until the person is there', () => {
    const offline = { kind: 'offline', waiting: [] } as const;
    expect(isToConfirm(ticket('A049', { tentative: true, status: 'called' }), offline)).toBe(true);
    expect(isToConfirm(ticket('A049', { tentative: true, status: 'serving' }), offline)).toBe(false);
  });

  it('offers the usual desk, and says who has the others', () => {
    const agents = [
      { id: 'a1', shortName: 'Clément D.', usualDeskId: 'd3' },
      { id: 'a2', shortName: 'Nadia B.', usualDeskId: 'd1' },
    ] as unknown as readonly Agent[];
    const here = { agentId: 'a1', deviceId: 'here', closesDay: false };
    const desks = [{ id: 'd1', number: 1, reasonIds: [] }, desk] as unknown as readonly Desk[];
    const choices = deskChoices(
      { desks, agents, reasons: reference.reasons },
      { sessions: [session('d1', 'a2')], tickets: [] },
      here,
    );
    expect(choices.map((choice) => [choice.takenBy, choice.isUsual])).toEqual([
      ['Nadia B.', false],
      ['', true],
    ]);
    expect(choices.map((choice) => choice.serves)).toEqual([[], ['Carte d’identité', 'Retrait de titre']]);
    expect(offeredDesk(choices, 'd1')).toBe('d3');
    expect(offeredDesk([], 'd1')).toBe('');
    // What was opened at this station for somebody who sits here no more is taken over, where it is the desk of the station.
    const events = [{ type: 'opened', at: '09:00', by: { deskId: 'd1', agentId: 'a2', deviceId: 'here' } }] as never;
    const opened = { sessions: [{ ...session('d1', 'a2'), events }], tickets: [] };
    const left = deskChoices({ desks, agents, reasons: reference.reasons }, opened, here);
    expect(left.map(isOpenTo)).toEqual([true, true]);
    expect(left.map((choice) => choice.left)).toEqual(['a2', '']);
    expect([offeredDesk(left, 'd1'), offeredDesk(left, 'd3')]).toEqual(['d1', 'd3']);
    // Who went on at another computer, and has somebody there, did not leave it.
    const call = { type: 'called', at: '09:05', by: { deskId: 'd1', agentId: 'a2', deviceId: 'there' } };
    const on = { ...opened, tickets: [{ events: [call] }] as never };
    const elsewhere = deskChoices({ desks, agents, reasons: reference.reasons }, on, here);
    expect(elsewhere.map(isOpenTo)).toEqual([false, true]);
    expect(offeredDesk(elsewhere, 'd1')).toBe('d3');
    expect(choices.map(isOpenTo)).toEqual([false, true]);
    expect(choices.map(isChoosable)).toEqual([false, true]);
    // Who closes the day frees a desk whose computer is gone; it is never offered by itself.
    const lead = { ...here, closesDay: true };
    const held = deskChoices(
      { desks, agents, reasons: reference.reasons },
      { sessions: [session('d1', 'a2')], tickets: [] },
      lead,
    );
    expect(held.map((choice) => choice.held)).toEqual(['a2', '']);
    expect(held.map(isChoosable)).toEqual([true, true]);
    expect([offeredDesk(held, 'd1'), offeredDesk(held.slice(0, 1), 'd1')]).toEqual(['d3', '']);
  });
});
