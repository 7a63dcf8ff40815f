import fc from 'fast-check';
import { expect, it } from 'vitest';

import { decideAppointment } from '../../lifecycle/decide-appointment';
import { stampEvents } from '../../lifecycle/event-log';
import { eventFault } from '../../rows/event-fault';
import { registerFault } from '../../rows/register-fault';
import { readTable } from '../csv/read-table';
import { writeTable } from '../testing/write-table';
import { asRows, booked, by, citizensOf, facts, mapping, moved, rdv, row } from '../testing/import-facts';
import type { ImportDraft } from './import-plan';
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
      // Moved since, each is known all the same, and there is still nothing new.
      const elsewhere = later.existing.map((one) => moved(one, '2026-05-04', '08:00'));
      expect(planImport(table.rows, rdv, { ...later, existing: elsewhere }).count).toEqual(
        planImport(table.rows, rdv, later).count,
      );
    }),
  );
});

/** What the write door would refuse of a draft, as paths. */
const unsoundOf = ({
  citizen,
  lines: _lines,
  room: _room,
  closedDay: _closedDay,
  ...draft
}: ImportDraft): readonly string[] => {
  const decided = decideAppointment(null, { type: 'book', citizenId: 'c', ...draft });
  if (!decided.ok) return [decided.reason.code];
  const stamp = { at: '2026-03-01T10:00:00.000Z', by, newId: () => 'e' };
  const values = Object.entries('id' in citizen ? {} : citizen.values);
  return [
    ...stampEvents([], decided.value, stamp).map((event) => eventFault('appointments', event, 'written')),
    ...values.map(([name, v]) => registerFault(name, { v, t: '001764000000000-000000-d' }, 'written')),
  ].filter((fault) => fault !== '');
};

/** Cells of a row, the usual one first; any of the others may stand in its place. */
const oddCells = {
  Date: ['03/03/2026', '03/03/2150', '03/03/0026', '31/02/2026'],
  Heure: ['09h30', '25h00'],
  Durée: ['20', '600', '601', ''],
  Motif: ['deposit', 'Mariage'],
  Nom: ['Paul', 'P\u0007', 'p'.repeat(121), `${'p'.repeat(119)}\u{1F600}`],
  Prénom: ['Ayoub', 'A\u0000'],
  'Né le': ['14/07/1962', '14/07/1830', ''],
  Téléphone: ['06 12 34 56 78', '06\u000112', '6'.repeat(121)],
  Courriel: ['a@example.org', 'a\uD800', 'é'.repeat(121)],
  Personnes: ['1', '250', '1000000000', '-3', ''],
  Identifiant: ['', 'A-1', 'x'.repeat(1001), 'a\u0002'],
} as const;

it('plans nothing that the write door would refuse: an odd cell refuses its own row and no other', () => {
  const heads = Object.keys(oddCells);
  const cellsOf = fc.tuple(
    ...Object.values(oddCells).map(([usual, ...odd]) =>
      fc.oneof({ arbitrary: fc.constant(usual as string), weight: 9 }, fc.constantFrom<string>(...odd)),
    ),
  );
  const sound = Object.values(oddCells).map(([usual]) => usual);
  fc.assert(
    fc.property(fc.array(cellsOf, { maxLength: 12 }), (rows) => {
      const plan = planImport(asRows([sound, ...rows]), mapping(heads), facts());
      expect(plan.rows[0]?.state).toBe('create');
      expect(plan.drafts.flatMap(unsoundOf)).toEqual([]);
      expect(plan.rows).toHaveLength(rows.length + 1);
    }),
  );
});
