import { describe, expect, it } from 'vitest';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { channels } from '#shared/domain/model/request';
import { starWords } from '#shared/i18n/fr/figure-exports';
import { exportWords } from '#shared/i18n/fr/settings-exchange';
import { readTable } from '#shared/domain/exchange/csv/read-table';
import { guessChannel } from '#shared/domain/exchange/import/guess-channel';
import { guessColumns } from '#shared/domain/exchange/import/guess-columns';
import { planImport } from '#shared/domain/exchange/import/plan-import';
import { exportRows } from '#shared/domain/exchange/export/export-rows';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';

const by = { agentId: 'a', deviceId: 'd', deskId: '' };
const at = '2026-02-01T09:00:00.000Z';
const appointment = (id: string, day: string, ...more: readonly string[]): Appointment =>
  foldAppointment(id, 'site', [
    {
      type: 'booked',
      id: `${id}-1`,
      n: 1,
      at,
      by,
      day,
      time: '09:00',
      durationMin: 20,
      deskId: 'desk-1',
      reasonId: 'deposit',
      citizenId: 'c1',
      persons: [{ preApplicationNumber: 'AB12CD34EF' }],
      channel: 'phone',
    },
    ...more.map((type, index) => ({ type, id: `${id}-${index + 2}`, n: index + 2, at, by, target: `${id}-1` })),
  ]);

const withNumber = (preApplicationNumber: string): Appointment => ({
  ...appointment('a1', '2026-03-03'),
  persons: [{ preApplicationNumber }],
});

const citizens = new Map<string, CitizenValues>([
  [
    'c1',
    { lastName: '=Durand', firstName: 'Rose', birthDate: '1962-07-14', phone: '+33612407805', email: 'r@x.example' },
  ],
]);
const town = smallTown();
const cells = (who: typeof citizens | null, ...list: readonly Appointment[]) =>
  exportRows(list, town, exportWords, who);

describe('exportRows', () => {
  it('tells nothing of who comes unless it is asked for', () => {
    const plain = cells(null, appointment('a1', '2026-03-03'));
    expect(plain.fields.map(({ title }) => title)).not.toContain('nom');
    expect(JSON.stringify(plain)).not.toMatch(/Durand|AB12|0612/);
    const named = cells(citizens, appointment('a1', '2026-03-03'));
    expect(named.fields.map(({ title }) => title).slice(-6)).toEqual([
      'nom',
      'prénom',
      'date de naissance',
      'téléphone',
      'courriel',
      'pré-demande',
    ]);
    expect(named.rows[0]?.slice(-6)).toEqual([
      '=Durand',
      'Rose',
      '1962-07-14',
      '+33612407805',
      'r@x.example',
      'AB12CD34EF',
    ]);
  });

  it('sorts by start, without bookings that were undone', () => {
    const { rows } = cells(
      null,
      appointment('a2', '2026-03-04', 'cancelledByCitizen'),
      appointment('a1', '2026-03-03'),
      appointment('a0', '2026-03-02', 'undone'),
    );
    expect(rows.map((row) => [row[0], row[1], row[7], row[9]])).toEqual([
      ['a1', '2026-03-03', 'Réservé', 'Téléphone'],
      ['a2', '2026-03-04', 'Annulé (usager)', 'Téléphone'],
    ]);
  });

  it('keeps numbers of titles as Excel would not: none is a power of ten, none loses its nought', () => {
    const numbers = ['1E23456789', '0123456789'];
    const file = excelCsv(cells(citizens, ...numbers.map((number) => withNumber(number))));
    for (const number of numbers) expect(file).toContain(`;"=""${number}"""\r\n`);
    expect(readTable(file).rows.map((row) => row.cells.at(-1))).toEqual(numbers);
  });

  it('names each channel by a word that both imports read as that channel', () => {
    for (const channel of channels) {
      expect(guessChannel(exportWords.channel(channel))).toBe(channel);
      expect(guessChannel(starWords.channel(channel))).toBe(channel);
    }
  });

  it('is known again by the import, which has nothing new to do', () => {
    const one = appointment('a1', '2026-03-03');
    const file = excelCsv(cells(citizens, one));
    expect(file).toContain(';03/03/2026;09:00;20;');
    expect(file).toContain("'=Durand;Rose;14/07/1962;");
    const table = readTable(file);
    const mapping = { columns: guessColumns(table.headers).columns, reasons: {} };
    const facts = { reference: town, citizens: [], now: { day: '2026-03-01', time: '08:00' } };
    expect(planImport(table.rows, mapping, { ...facts, existing: [one] }).count).toMatchObject({
      existing: 1,
      create: 0,
    });
    const moved = planImport(table.rows, mapping, { ...facts, existing: [] });
    expect(moved.drafts[0]?.citizen).toMatchObject({ values: { lastName: '=Durand', phone: '+33612407805' } });
  });
});
