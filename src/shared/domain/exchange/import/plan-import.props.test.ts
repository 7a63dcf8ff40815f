import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readTable } from '../csv/read-table';
import { writeTable } from '../testing/write-table';
import { booked, citizensOf, facts, rdv, row } from '../testing/import-facts';
import { planImport } from './plan-import';
import { rdvServicePublicHeaders } from './rdv-service-public';

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('03/03/2026', '09h30', 'deposit', 'Ayoub PAUL', ''),
);
const anyRow = fc.array(cell, { minLength: 0, maxLength: 21 });
const goodRow = fc
  .record({
    name: fc.constantFrom('Ayoub PAUL', 'Véronique DIALO', 'Rose LE GOFF', 'Jean PETIT'),
    time: fc.constantFrom('09h30', '09h35', '10h00', '23h50'),
    day: fc.constantFrom('03/03/2026', '04/03/2026', '08/03/2026'),
  })
  .map(({ name, time, day }) => row(name, time, { 'date rdv': day }));

it('gives every row one end, whatever the file holds, and nothing new the second time', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyRow, goodRow), { maxLength: 25 }), (cells) => {
      const table = readTable(writeTable(rdvServicePublicHeaders, cells), ';');
      const plan = planImport(table.rows, rdv, facts());
      expect(plan.rows.map(({ line }) => line)).toEqual(table.rows.map(({ line }) => line));
      const { create, joined, existing, leftOut, refused } = plan.count;
      expect(create + joined + existing + leftOut + refused).toBe(table.rows.length);
      expect(plan.drafts).toHaveLength(create);
      const later = facts({
        existing: plan.drafts.map((draft, index) => booked(draft, `a${index}`)),
        citizens: citizensOf(plan.drafts),
      });
      expect(planImport(table.rows, rdv, later).count.create).toBe(0);
    }),
  );
});
