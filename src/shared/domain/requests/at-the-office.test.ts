import { expect, it } from 'vitest';

import { isAtTheOffice } from './at-the-office';
import { officeRequest } from './testing/small-office';

const at = '2026-05-29T09:00:00.000Z';
const later = '2026-05-29T10:00:00.000Z';
const withTicket = { more: { ticketId: 't' } };

it('is work of the office unless it ends with a visit, calls for help, or was taken back', () => {
  expect(isAtTheOffice(officeRequest('mail', at))).toBe(true);
  expect(isAtTheOffice(officeRequest('desk', at, [], withTicket))).toBe(false);
  expect(isAtTheOffice(officeRequest('desk', at, [[later, 'started']], withTicket))).toBe(false);
  expect(isAtTheOffice(officeRequest('desk', at, [[later, 'assigned', { departmentId: 'civil' }]], withTicket))).toBe(
    true,
  );
  expect(isAtTheOffice(officeRequest('desk', at, [[later, 'waitingOnCitizen']], withTicket))).toBe(true);
  expect(isAtTheOffice(officeRequest('desk', at, [], { more: { help: true } }))).toBe(false);
  expect(isAtTheOffice(officeRequest('mail', at, [[later, 'undone', { target: 'r-0' }]]))).toBe(false);
});
