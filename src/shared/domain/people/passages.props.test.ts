import fc from 'fast-check';
import { expect, it } from 'vitest';

import { appointmentStatuses, type Appointment } from '../model/appointment';
import { requestStatuses, type Request } from '../model/request';
import { ticketStatuses, type Ticket } from '../model/ticket';
import { countPassages, inTheWayOfErasure, joinPassages, splitPassages, type PassageSources } from './passages';

const today = '2026-11-24';
const day = fc.constantFrom('2026-11-23', today, '2026-11-25');
const id = fc.uuid();
const sources: fc.Arbitrary<PassageSources> = fc.record({
  appointments: fc.array(
    fc
      .record({ id, day, status: fc.constantFrom(...appointmentStatuses) })
      .map((one) => ({ time: '10:00', persons: [{}], citizenId: 'c', ...one }) as unknown as Appointment),
    { maxLength: 4 },
  ),
  tickets: fc.array(
    fc
      .record({ id, day, status: fc.constantFrom(...ticketStatuses) })
      .map((one) => ({ appointmentId: '', requestId: '', issuedAt: '', ...one }) as unknown as Ticket),
    { maxLength: 4 },
  ),
  requests: fc.array(
    fc
      .record({ id, day, status: fc.constantFrom(...requestStatuses) })
      .map((one) => ({ receivedAt: '', ...one }) as unknown as Request),
    { maxLength: 4 },
  ),
});

const idsOf = ({ appointments, tickets, requests }: PassageSources): readonly string[] =>
  [...appointments, ...tickets, ...requests].map((one) => one.id);

it('whatever the file of the person shows as to come stands in the way', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const found = new Set(idsOf(inTheWayOfErasure(all, today)));
      const ahead = splitPassages(joinPassages(all), today).ahead.filter(
        // A request that was answered, or an appointment that was called off, may lie ahead; nobody is expected for it.
        ({ appointment, request }) =>
          (appointment === null || appointment.status === 'booked' || appointment.status === 'arrived') &&
          (request === null || (request.status !== 'answered' && request.status !== 'closed')),
      );
      const held = ahead.filter(({ kind, ticket }) => kind !== 'ticket' || ticket?.status === 'waiting');
      for (const one of held) expect(found).toContain(one.id);
    }),
  );
});

it('once all is settled nothing stands in the way, and what is past never does', () => {
  fc.assert(
    fc.property(sources, ({ appointments, tickets, requests }) => {
      const settled: PassageSources = {
        appointments: appointments.map((one) => ({ ...one, status: 'cancelledByOffice' })),
        tickets: tickets.map((one) => ({ ...one, status: 'done' })),
        requests: requests.map((one) => ({ ...one, status: 'closed' })),
      };
      expect(idsOf(inTheWayOfErasure(settled, today))).toEqual([]);
      const past = appointments.filter((one) => one.day < today);
      expect(idsOf(inTheWayOfErasure({ appointments: past, tickets: [], requests: [] }, today))).toEqual([]);
    }),
  );
});

it('an open request is found on whatever day, and what was taken back whole is neither in the way nor counted', () => {
  fc.assert(
    fc.property(sources, (all) => {
      const found = new Set(idsOf(inTheWayOfErasure(all, today)));
      for (const { id: one, status } of all.requests)
        expect(found.has(one)).toBe(!['answered', 'closed', 'void'].includes(status));
      const taken = (one: { readonly status: string }): boolean => one.status === 'void';
      for (const one of [...all.appointments, ...all.tickets, ...all.requests].filter(taken))
        expect(found).not.toContain(one.id);
      const { appointments, tickets, requests } = countPassages(all);
      expect(appointments + tickets + requests + idsOf(all).length).toBe(
        2 * idsOf(all).length - [...all.appointments, ...all.tickets, ...all.requests].filter(taken).length,
      );
    }),
  );
});
