import { expect, test } from 'vitest';
import { ticketFileName } from './ticket-file-name';
import { ticketHeightMm, ticketHtml, ticketSheet } from './ticket-page';

const line = (text: string, size = 1) => ({ kind: 'text', text, size, bold: false, align: 'centre' }) as const;
const ticket = { label: 'A012', lines: [line('Carte d’identité', 2), line('Arrivée 9:12')], cut: true };

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const html = ticketHtml({ label: bad, lines: [line(bad), { kind: 'qr', data: 'x', hint: bad, size: 1 }], cut: true });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;&quot;&amp;&#39;/g)).toHaveLength(3);
});

test('longer texts and larger letters get more paper', () => {
  const height = ticketHeightMm(ticket, 80);
  expect(ticketHeightMm({ ...ticket, lines: [...ticket.lines, line('x'.repeat(120))] }, 80)).toBeGreaterThan(
    height + 10,
  );
  expect(ticketHeightMm({ ...ticket, lines: [line('A012', 4)] }, 80)).toBeGreaterThan(
    ticketHeightMm({ ...ticket, lines: [line('A012', 1)] }, 80),
  );
});

test('the file is named after number and day', () => {
  const day = new Date(2026, 10, 4, 9, 0);
  expect(ticketFileName('A-K2 003', day)).toBe('A-K2-003-2026-11-04.pdf');
  expect(ticketFileName('../é/', day)).toBe('e-2026-11-04.pdf');
  expect(ticketFileName('//', day)).toBe('ticket-2026-11-04.pdf');
});

test('a narrow roll gets a narrow sheet, and more of it', () => {
  const long = { ...ticket, lines: [line('x'.repeat(120))] };
  expect(ticketSheet(long, 58).widthMm).toBe(58);
  expect(ticketHeightMm(long, 58)).toBeGreaterThan(ticketHeightMm(long, 80));
});
