import { expect, it } from 'vitest';

import { smallTown } from '#shared/domain/conflicts/testing/small-town';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import { queueTicket } from '#shared/domain/queue/testing/queue-ticket';

import { arrivedPeople, sayGone } from './arrived';

const reasonId = smallTown.reasons[0]?.id ?? '';
const by = { agentId: 'a', deviceId: 'd', deskId: '' };
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
const ticket = queueTicket({ number: 7, reasonId, issuedMs: Date.parse(at(10)) });

const appointment = (id: string, ...more: readonly object[]) =>
  foldAppointment(
    id,
    'site',
    [{ type: 'booked', day: '2026-11-23', time: '09:30', durationMin: 20, reasonId, citizenId: id }, ...more].map(
      (body, index): AnyEvent => ({ id: `${id}-${index}`, n: index + 1, at: at(index * 10), by, type: '', ...body }),
    ),
  );

it('lists who came, with their number, those who still wait first; whoever is only expected is not among them', () => {
  const people = arrivedPeople(
    [
      appointment('gone', { type: 'arrived', ticketId: 'old' }, { type: 'attended', outcome: 'answered' }),
      appointment('here', { type: 'arrived', ticketId: ticket.id }),
      appointment('expected'),
    ],
    [ticket],
    new Map(),
    smallTown,
    { day: '2026-11-23', time: '09:40' },
  );
  expect(people.map(({ appointmentId, label, ticketId, status }) => [appointmentId, label, ticketId, status])).toEqual([
    ['here', 'A007', ticket.id, 'waiting'],
    ['gone', '', '', 'attended'],
  ]);
});

it('says of whom was chosen that somebody else received them, by whom and with which number', () => {
  const [agent] = smallTown.agents;
  const reference = { ...smallTown, agents: [{ ...agent, id: 'a', shortName: 'Éric T.' }] } as typeof smallTown;
  const [one] = arrivedPeople(
    [appointment('here', { type: 'arrived', ticketId: ticket.id })],
    [ticket],
    new Map(),
    reference,
    { day: '2026-11-23', time: '09:40' },
  );
  const arrived = one ? [{ ...one, name: 'Awa Sarr' }] : [];
  const received = '\u00A0: arrivée déjà enregistrée par Éric T., numéro A007.';
  // Where no name may be heard the sentence is said without it.
  expect(sayGone('here', ['other'], arrived)).toEqual({
    text: `Awa Sarr${received}`,
    nameless: `La personne choisie${received}`,
  });
  expect(sayGone('cancelled', ['other'], arrived).text).toContain('n’est plus attendue');
  expect(sayGone('other', ['other'], arrived).text).toBe('');
  expect(sayGone('', [], arrived).text).toBe('');
});
