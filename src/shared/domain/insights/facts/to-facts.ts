import type { AsOf, Facts, FactSheet } from './fact';
import { visitContact } from './visit-contact';

/**
 * All facts of some sheets, as of a moment. `requests` are contacts, each counted once:
 * - a request that was logged, by any channel; who comes to the desk gets one with the ticket, and the ticket adds none;
 * - another request added to a visit: a second question is a second contact;
 * - an appointment that was held (`visitContact`, channel `appointment`). Missed, cancelled and coming ones are none.
 *
 * A kiosk's call for help and whatever was taken back is no contact. `contactOf` makes the contact of an appointment: `heldVisit` for facts
 * in columns.
 */
export const toFacts = (sheets: readonly FactSheet[], asOf: AsOf, contactOf = visitContact): Facts => {
  const requests = sheets.flatMap((sheet) => sheet.requests);
  const appointments = sheets.flatMap((sheet) => sheet.appointments);
  for (const appointment of appointments) {
    const contact = contactOf(appointment);
    if (contact) requests.push(contact);
  }
  return {
    asOf,
    days: sheets.map(({ about }) => about),
    requests,
    appointments,
    tickets: sheets.flatMap((sheet) => sheet.tickets),
  };
};
