import { expect, test } from 'vitest';
import { ticketFileName } from './ticket-file-name';
import { ticketHeightMm, ticketHtml } from './ticket-page';

const ticket = { label: 'A012', title: 'Carte d’identité', lines: ['Arrivée 9:12'], site: 'Hôtel de ville' };

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const html = ticketHtml({ label: bad, title: bad, lines: [bad], site: bad });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;&quot;&amp;&#39;/g)).toHaveLength(5);
});

test('longer texts get more paper', () => {
  expect(ticketHeightMm({ ...ticket, lines: ['x'.repeat(120)] })).toBeGreaterThan(ticketHeightMm(ticket));
});

test('the file is named after number and day', () => {
  const day = new Date(2026, 10, 4, 9, 0);
  expect(ticketFileName('A-K2 003', day)).toBe('A-K2-003-2026-11-04.pdf');
  expect(ticketFileName('../é/', day)).toBe('e-2026-11-04.pdf');
  expect(ticketFileName('//', day)).toBe('ticket-2026-11-04.pdf');
});
