import { expect, test } from 'vitest';

import { chartCsv } from './chart-csv';

test('the figures of a chart open in a French sheet: percent, decimal comma, negative numbers as numbers, accents', () => {
  const csv = chartCsv({
    columns: [
      { label: 'Service', kind: 'text' },
      { label: 'Par jour ouvert', kind: 'change' },
      { label: 'Médiane', kind: 'days' },
      { label: 'Demandes', kind: 'count' },
    ],
    rows: [
      ['État civil', -0.125, 3.5, 1064],
      ['=Logement', 7 / 6 - 1, null, 0],
    ],
  });
  expect(csv).toBe(
    "\uFEFFService;Par jour ouvert (%);Médiane;Demandes\r\nÉtat civil;-12,5;3,5;1064\r\n'=Logement;16,666667;;0\r\n",
  );
});
