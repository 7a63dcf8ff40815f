import { expect, it } from 'vitest';

import { ticketLink } from './ticket-link';

it('is the page of a ticket, or nothing where phones do not reach the server or there is no page', () => {
  expect(ticketLink('https://file.ville.fr/', 'abc')).toBe('https://file.ville.fr/t/abc');
  expect([ticketLink(undefined, 'abc'), ticketLink('', 'abc'), ticketLink('https://file.ville.fr', '')]).toEqual([
    '',
    '',
    '',
  ]);
});
