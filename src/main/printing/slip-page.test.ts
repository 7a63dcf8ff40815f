import { expect, test } from 'vitest';
import type { PrintableSlip } from '#shared/ipc/printables';
import { qrSvg } from './qr-svg';
import { slipHtml, slipSheet } from './slip-page';

const slip: PrintableSlip = {
  format: 'a5',
  code: '7K2-M9Q',
  day: '2026-11-24',
  site: 'Hôtel de ville, Fontbelle-sur-Loire',
  reach: '1 place de l’Église · Téléphone : 02 61 91 00 00',
  title: 'Votre rendez-vous',
  when: 'Mardi 24 novembre 2026 à 9:20',
  where: 'Guichet 3',
  reason: 'Carte d’identité',
  pending: '',
  codeLabel: 'Numéro à donner à l’accueil',
  papersTitle: 'Pièces à apporter',
  papers: [{ title: '', items: ['Photo'] }],
  fee: '',
  foot: ['Imprimé le 23/11/2026'],
};

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const html = slipHtml({
    ...slip,
    site: bad,
    reach: bad,
    title: bad,
    when: bad,
    where: bad,
    reason: bad,
    pending: bad,
    codeLabel: bad,
    papersTitle: bad,
    papers: [{ title: bad, items: [bad] }],
    fee: bad,
    foot: [bad],
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(14);
});

test('what is not sure is said, and what is empty leaves no trace', () => {
  expect(slipHtml(slip)).not.toContain('class="pending"');
  expect(slipHtml({ ...slip, pending: 'Sous réserve de confirmation' })).toContain('Sous réserve de confirmation');
  expect(slipHtml({ ...slip, papers: [] })).not.toContain('Pièces');
});

test('the QR code is a square of modules with its three corners, and says nothing but the number', () => {
  const svg = qrSvg(slip.code);
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  expect(side).toBe(21 + 8);
  for (const corner of ['M4 4h', 'M24 4h', 'M4 24h']) expect(svg).toContain(corner);
  expect(slipHtml(slip)).toContain(svg);
});

test('each page of a sheet that runs over says whose it is, at its foot', () => {
  expect(slipHtml(slip)).toMatch(/<tfoot>.*7K2-M9Q · Mardi 24 novembre 2026 à 9:20.*<\/tfoot>/);
  expect(slipSheet({ ...slip, format: 'thermal' }).css).toContain('.pages tfoot{display:none}');
});

test('A5 is a sheet, the strip grows with its papers', () => {
  expect(slipSheet(slip)).toMatchObject({ widthMm: 148, heightMm: 210 });
  const long = { ...slip, format: 'thermal', papers: [{ title: 'Chacun', items: ['x'.repeat(200)] }] } as const;
  const short = slipSheet({ ...slip, format: 'thermal' });
  expect(short.widthMm).toBe(80);
  expect(
    slipSheet({ ...long, papers: long.papers.map((one) => ({ ...one, items: [...one.items] })) }).heightMm,
  ).toBeGreaterThan(short.heightMm);
});
