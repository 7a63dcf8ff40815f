import { describe, expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';

import { afterNoAnswer } from './after-no-answer';
import { lastServed } from './last-served';
import { nextUp } from './next-up';
import { roomsByName } from './rooms';
import { serviceFacts } from './service-facts';
import { stripMoment } from './strip-moment';
import { themesOfReason, themesUnder } from '#shared/domain/requests/themes-of-reason';
import { closedDesks, openDesks, reasonsOf, wayBackOf } from './transfer-targets';
import { waitingPerson } from './waiting-person';

// 10:00 at the town hall.
const now = '2026-11-23T09:00:00.000Z';
const at = (minute: number): string => new Date(Date.parse(now) + minute * 60_000).toISOString();
const theme = (id: string, departmentId: string, parentId = '') => ({ id, departmentId, parentId, name: id });
const policy = { bookedFromMin: -5, bookedUntilMin: 10, priorityCeiling: 1, waitCeilingMin: 60 };
const reference = {
  site: { zone: 'Europe/Paris', waitGoalMin: 20 },
  desks: [1, 2, 3].map((number) => ({ id: `d${number}`, number, reasonIds: number === 3 ? ['cni'] : [] })),
  agents: [{ id: 'a2', shortName: 'Nadia B.' }],
  departments: [{ id: 'pop' }, { id: 'other' }],
  reasons: [
    { id: 'cni', name: 'Carte d’identité', departmentId: 'pop', durationsMin: [20] },
    { id: 'civil', name: 'État civil', departmentId: 'pop', durationsMin: [10] },
    { id: 'advice', name: 'Conseil', departmentId: 'other', durationsMin: [10] },
  ],
  rooms: [{ id: 'r1', name: 'Salle B' }],
  themes: [theme('Zones', 'pop'), theme('Actes', 'pop'), theme('Naissance', 'pop', 'Actes'), theme('Autre', 'other')],
  queuePolicies: [{ ...policy, noAnswerCalls: 2, cooldownMin: 3 }],
} as unknown as SiteReference;
const facts = { reference, now: at(10), citizens: new Map() };

const ticket = (...steps: readonly (readonly [minute: number, type: string, more?: object])[]): Ticket => {
  const issued = { day: '2026-11-23', series: 'A', number: 7, reasonId: 'civil' };
  const log = [[0, 'issued', issued] as const, ...steps].map(([minute, type, more], index): AnyEvent => ({
    id: `e${index}`,
    n: index + 1,
    at: at(minute),
    by: { agentId: '', deviceId: '', deskId: '' },
    type,
    ...more,
  }));
  return foldTicket('t', 'site', log);
};
const called = [4, 'called', { deskId: 'd1' }] as const;
const started = [5, 'started'] as const;

describe('what « Sans réponse » will do', () => {
  it('is said before: come back after a while, or the end', () => {
    expect(afterNoAnswer(ticket(called), reference)).toContain('rappel possible dans 3\u00A0min');
    const again = ticket(called, [5, 'noAnswer', { retryMin: 3 }], [9, 'called', { deskId: 'd1' }]);
    expect(afterNoAnswer(again, reference)).toContain('deuxième appel sans réponse, le ticket se termine');
    expect(afterNoAnswer(ticket(called), { ...reference, queuePolicies: [] })).toContain('dans 3');
  });

  it('leaves the person in a list of their own with the time of the next call', () => {
    const resting = ticket(called, [9, 'noAnswer', { retryMin: 3 }]);
    const desk = { ...reference.desks[0], agentId: '' } as never;
    const up = nextUp([resting], desk, facts);
    expect([up.next, up.resting.map(({ label, backAt }) => [label, backAt]), up.waiting]).toEqual([
      null,
      [['A007', '10:12']],
      1,
    ]);
    // They wait for this desk and no other.
    expect(up.waitingElsewhere).toBe(0);
    expect(nextUp([resting], desk, { ...facts, now: at(12) })).toMatchObject({ next: { label: 'A007' }, resting: [] });
  });
});

describe('where people are and go', () => {
  it('knows the room of who was set aside, and nothing where it is gone', () => {
    expect(waitingPerson(ticket(called, [5, 'parked', { roomId: 'r1' }]), facts).roomName).toBe('Salle B');
    expect(waitingPerson(ticket(called, [5, 'parked', { roomId: 'gone' }]), facts).roomName).toBe('');
  });

  it('lists the rooms by name, whatever their ids', () => {
    const rooms = ['Salle B', 'Étage', 'Hall'].map((name, index) => ({
      kind: 'room' as const,
      id: `r${index}`,
      name,
      wayHint: '',
    }));
    expect(roomsByName({ rooms }).map(({ name }) => name)).toEqual(['Étage', 'Hall', 'Salle B']);
  });

  it('offers the other desks where somebody sits, and says which do not receive the reason', () => {
    const session = (deskId: string, status: string, agentId: string) =>
      ({ deskId, status, agentId, events: [] }) as unknown as DeskSession;
    const sessions = [session('d1', 'open', 'me'), session('d2', 'paused', 'a2'), session('d3', 'open', 'gone')];
    const open = openDesks({ reference, sessions, nowIso: at(0) }, ticket(), 'd1');
    expect(
      open.map(({ desk, agent, isPaused, servesIt }) => [desk.number, agent?.shortName, isPaused, servesIt]),
    ).toEqual([
      [2, 'Nadia B.', true, true],
      [3, undefined, false, false],
    ]);
    expect(openDesks({ reference, sessions: [session('d2', 'closed', '')], nowIso: at(0) }, ticket(), 'd1')).toEqual(
      [],
    );
  });

  it('names the desks where nobody sits, so that a digit of theirs is answered', () => {
    const sessions = [{ deskId: 'd2', status: 'closed' }] as unknown as DeskSession[];
    expect(closedDesks(reference, sessions, 'd1').map(({ number }) => number)).toEqual([2, 3]);
    const open = [{ deskId: 'd3', status: 'paused' }] as unknown as DeskSession[];
    expect(closedDesks(reference, open, 'd1').map(({ number }) => number)).toEqual([2]);
  });

  it('names first the desks that receive what the person is here for, those on a break after the others', () => {
    const session = (deskId: string, status = 'open', agentId = '') =>
      ({ deskId, status, agentId, events: [] }) as unknown as DeskSession;
    const desks = [
      { id: 'd1', number: 1, reasonIds: ['cni'] },
      { id: 'd2', number: 2, reasonIds: ['civil'] },
      { id: 'd3', number: 3, reasonIds: [] },
      { id: 'd4', number: 4, reasonIds: [] },
      { id: 'd5', number: 5, reasonIds: [] },
    ];
    const agents = [{ id: 'only', shortName: 'Seul M.', reasonIds: ['cni'] }];
    const town = { ...reference, desks, agents } as unknown as SiteReference;
    const sessions = [
      session('d1'),
      session('d2', 'paused'),
      session('d3', 'open', 'only'),
      session('d4', 'paused'),
      session('d5'),
    ];
    const open = openDesks({ reference: town, sessions, nowIso: at(0) }, { reasonId: 'civil' }, '');
    // Desk 3 serves all, but not who sits there.
    expect(open.map(({ desk, servesIt }) => [desk.number, servesIt])).toEqual([
      [5, true],
      [2, true],
      [4, true],
      [1, false],
      [3, false],
    ]);
  });

  it('knows the way back, and the reasons to go on for', () => {
    expect(wayBackOf(ticket(), reference.desks)).toBeNull();
    const sent = ticket(called, started, [6, 'transferred', { reasonId: 'cni', returnToDeskId: 'd1' }]);
    expect(wayBackOf(sent, reference.desks)).toBe(1);
    expect(reasonsOf(reference.reasons, 'pop', ticket()).map(({ id }) => id)).toEqual(['cni']);
  });
});

describe('themes and requests', () => {
  it('are those of the department, by name, with those that refine one under it', () => {
    const themes = themesOfReason(reference, 'cni');
    expect(themesUnder(themes, '').map(({ id }) => id)).toEqual(['Actes', 'Zones']);
    expect(themesUnder(themes, 'Actes').map(({ id }) => id)).toEqual(['Naissance']);
    expect(themesOfReason(reference, 'unknown')).toEqual([]);
  });

  it('asks nothing of who collects a title', () => {
    const reasons = reference.reasons.map((reason) =>
      reason.id === 'cni' ? { ...reason, act: 'collection' as const } : reason,
    );
    expect(themesOfReason({ ...reference, reasons }, 'cni')).toEqual([]);
  });

  it('names what else the visit is about', () => {
    const both = ticket(called, started, [6, 'requestAdded', { requestId: 'r', reasonId: 'cni' }]);
    expect(serviceFacts(both, undefined, undefined, reference).find(({ key }) => key === 'also')?.value).toBe(
      'Carte d’identité',
    );
  });
});

describe('the last service of a desk', () => {
  const done = [17, 'done', { outcome: 'answered' }] as const;

  it('is known with its length until somebody doubts it', () => {
    expect(lastServed([ticket(called, started)], 'd1')).toBeNull();
    expect(lastServed([ticket(called, started, done)], 'd2')).toBeNull();
    expect(lastServed([ticket(called, started, done)], 'd1')).toMatchObject({ tookMin: 12, isDoubted: false });
    expect(lastServed([ticket(called, started, done, [18, 'timesDoubted'])], 'd1')?.isDoubted).toBe(true);
  });
});

describe('the strip', () => {
  const about = { name: 'Fatoumata Traoré', reasonName: 'État civil', plannedMin: 20, isOpen: false };
  const strip = (kind: 'called' | 'serving', isOpen = false, pause = '') =>
    stripMoment(
      { kind, ticket: ticket(called) },
      { number: 3, next: null, waiting: 0, isCutOff: false, pause, about: () => ({ ...about, isOpen }) },
    );

  it('says state, person and reason; an unsure call is to be announced aloud', () => {
    expect(strip('called')).toMatchObject({ status: 'Appelé au guichet\u00A03', plaque: 'on', about: 'État civil' });
    expect(strip('serving')).toMatchObject({ sign: 'serving', status: 'En cours, prévu 20\u00A0min' });
    expect(strip('called', true)).toMatchObject({
      sign: 'pending',
      plaque: 'pencil',
      about: 'Annoncez le numéro à voix haute',
    });
  });

  it('says that a pause comes after the person in front', () => {
    for (const kind of ['called', 'serving'] as const)
      expect(strip(kind, false, 'Déjeuner').about).toBe('État civil, puis pause');
  });

  it('says whom the next press calls, that nobody waits, and why nobody is called', () => {
    const rest = { number: 3, waiting: 0, isCutOff: false, pause: '', about: () => about };
    const next = waitingPerson(ticket(), facts);
    expect(stripMoment({ kind: 'idle' }, { ...rest, next })).toMatchObject({
      label: 'A007',
      about: 'État civil, attend depuis 10\u00A0min',
    });
    expect(stripMoment({ kind: 'idle' }, { ...rest, next: null })).toMatchObject({
      label: '',
      name: 'Personne n’attend',
    });
    expect(stripMoment({ kind: 'idle' }, { ...rest, next: null, waiting: 4 }).name).toBe(
      'Personne n’attend pour ce guichet',
    );
    expect(stripMoment({ kind: 'idle' }, { ...rest, next: null, waiting: 4, isCutOff: true })).toMatchObject({
      name: 'Aucune attente connue pour ce guichet',
      about: 'Les autres postes ne sont plus visibles',
    });
    expect(stripMoment({ kind: 'idle' }, { ...rest, next: null, waiting: 0, isCutOff: true }).name).toBe(
      'Aucune attente connue',
    );
    expect(stripMoment({ kind: 'paused' }, { ...rest, next, pause: 'Déjeuner' })).toMatchObject({ name: 'Déjeuner' });
  });
});
