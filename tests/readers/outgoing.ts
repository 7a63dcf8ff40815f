import { eventFacts } from '#shared/domain/exchange/ical/appointment-event';
import { calendarFeed } from '#shared/domain/exchange/ical/calendar-feed';
import { invitationFile } from '#shared/domain/exchange/ical/invitation';
import { calendarPieces } from '#shared/domain/exchange/ical/write-calendar';
import { exportRows } from '#shared/domain/exchange/export/export-rows';
import { composeMessage } from '#shared/domain/messages/compose-message';
import { planOutbox } from '#shared/domain/messages/plan-outbox';
import { wantedMessages } from '#shared/domain/messages/wanted-messages';
import { publicationOf } from '#shared/domain/publication/publication-of';
import { announceWaits, remainingWaits } from '#shared/domain/queue/look-ahead';
import { shippedTicketBlocks, ticketLines } from '#shared/domain/ticket-paper/ticket-lines';
import { fieldValuesOf, invitationWords, templateOf } from '#shared/i18n/fr/message-templates';
import { exportWords } from '#shared/i18n/fr/settings-exchange';

import { slipHtml } from '../../src/main/printing/slip-page';
import { slipOf } from '../../src/renderer/platform/appointment-slip';
import { paperFacts, paperSlipOf } from '../../src/renderer/platform/ticket-paper';
import { civil, floorOf, now, referenceOf, today, valuesOf, zone, type Reader } from './store';

const organizer = { name: 'Mairie', email: 'mairie@exemple.fr' };

/** What leaves a desk or the server: to boards and kiosks, on paper, in files and in messages. */
export const outgoing: Readonly<Record<string, Reader>> = {
  'publication and waits': (store) => {
    const floor = floorOf(store);
    const waits = announceWaits(
      floor,
      floor.reference.reasons.slice(0, 2).map(({ id }) => id),
      { looks: 5 },
    );
    return [true, false].map((forKiosk) => [
      publicationOf({ ...floor, waits, clockOffsetMs: 0, forKiosk }),
      [...remainingWaits(floor, { looks: 5 })],
    ]);
  },
  'paper of tickets': (store) => {
    const { tickets, sessions, reference } = floorOf(store);
    const needs = { reference, tickets, sessions, isPending: () => false, isExchanged: true };
    return tickets.map((ticket) => ticketLines(shippedTicketBlocks, paperFacts(paperSlipOf(ticket, needs), reference)));
  },
  'slips of appointments': (store) =>
    store.appointments.map((one) =>
      (['a5', 'thermal'] as const).map((format) =>
        slipHtml(slipOf(referenceOf(store), { ...one, names: [] }, civil, format)),
      ),
    ),
  'calendar and export': (store) => {
    const reference = referenceOf(store);
    const appointments = store.appointments.map(eventFacts);
    const feed = calendarFeed({ reference, appointments, sessions: store.deskSessions, today }, '');
    return [[...calendarPieces(feed)], exportRows(store.appointments, reference, exportWords, valuesOf(store))];
  },
  'mails and SMS': (store) => {
    const reference = referenceOf(store);
    return store.appointments.map((appointment) => {
      const wanted = wantedMessages({ appointment, zone, known: [], delayMin: 5 });
      const values = fieldValuesOf(reference, appointment, appointment);
      return [
        planOutbox([], wanted, { at: now, zone, delayMin: 5, isOn: () => true, isNew: () => true }),
        (['email', 'sms'] as const).map((channel) =>
          composeMessage(templateOf(reference, 'confirmed', channel), values),
        ),
        invitationFile(appointment, reference, invitationWords(reference.site.name, values), {
          organizer,
          attendeeEmail: 'essai@exemple.fr',
        }),
      ];
    });
  },
};
