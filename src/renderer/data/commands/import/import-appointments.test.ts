import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { TableRow } from '#shared/domain/exchange/csv/table';
import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import { planImport } from '#shared/domain/exchange/import/plan-import';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { toSiteReference } from '#shared/domain/model/site-reference';

import { plainAll } from '../../plain';
import { exchangeReadsOf } from '../../queries/use-exchange-facts';
import { must, openTestData, refuses, today, type TestData } from '../../testing/test-data';
import { town } from '../../testing/town';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const draft = (lastName: string, time: string, more: Partial<ImportDraft> = {}): ImportDraft => ({
  lines: [2],
  externalId: '',
  day: today,
  time,
  durationMin: 20,
  deskId: 'desk-1',
  reasonId: 'passport',
  channel: 'desk',
  citizen: { key: lastName, values: { lastName, firstName: 'Rose' } },
  persons: [{ preApplicationNumber: '' }],
  room: 'free',
  closedDay: null,
  ...more,
});

const appointments = async () => plainAll(await data.context.database.appointments.find().exec());
const names = async (): Promise<string[]> =>
  plainAll(await data.context.database.citizens.find().exec())
    .map((citizen) => toCitizenValues(citizen).lastName)
    .toSorted();

describe('importAppointments', () => {
  it('books all in one act, what does not fit too, and makes each person once', async () => {
    const told: number[] = [];
    const drafts = Array.from({ length: 70 }, (_, index) => draft(index % 2 === 0 ? 'Petit' : `Nom ${index}`, '09:00'));
    const { act } = must(
      await data.commands.importAppointments({ drafts, onProgress: (count) => void told.push(count) }),
    );
    expect(await appointments()).toHaveLength(70);
    expect((await names()).filter((name) => name === 'Petit')).toHaveLength(1);
    expect(act).toMatchObject({ code: 'appointmentsImported', count: 70 });
    expect(told).toEqual([50, 70]);
    expect(data.context.acts.of('agent-1')).toHaveLength(1);
  });

  it('is stopped between two pieces, and so is its undo; the next undo takes back the rest', async () => {
    const drafts = Array.from({ length: 120 }, (_, index) => draft(`Nom ${index}`, '09:00'));
    const { acts } = data.context;
    const stopAt = (isUndo: boolean) =>
      acts.subscribe(() => {
        const running = acts.running('agent-1');
        if (running?.isUndo === isUndo && running.done > 0 && !running.isStopping) running.stop();
      });
    const ceaseImport = stopAt(false);
    const { act } = must(await data.commands.importAppointments({ drafts }));
    ceaseImport();
    expect(act).toMatchObject({ count: 50 });
    expect(await appointments()).toHaveLength(50);
    must(await data.commands.importAppointments({ drafts: drafts.slice(50) }));
    const ceaseUndo = stopAt(true);
    expect(must(await data.commands.undoLast())).toMatchObject({ done: 20, all: 70, isStopped: true });
    ceaseUndo();
    expect(must(await data.commands.undoLast())).toBeNull();
    expect((await appointments()).filter(({ status }) => status === 'booked')).toHaveLength(50);
  });

  it('keeps the identifier of the other program in the booking', async () => {
    must(await data.commands.importAppointments({ drafts: [draft('Petit', '09:00', { externalId: '17' })] }));
    expect((await appointments())[0]?.events[0]?.['externalId']).toBe('17');
  });

  it('is undone in one step, and no name of the file is left', async () => {
    must(await data.commands.importAppointments({ drafts: [draft('Petit', '09:00'), draft('Legrand', '09:30')] }));
    must(await data.commands.undoLast());
    expect((await appointments()).map(({ status }) => status)).toEqual(['void', 'void']);
    expect(await names()).toEqual(['', '']);
    expect(data.context.acts.of('agent-1')[0]?.undone).toBe(true);
  });

  it('undoes what nobody built on: who came stays, with their name', async () => {
    must(await data.commands.importAppointments({ drafts: [draft('Petit', '09:00'), draft('Legrand', '09:30')] }));
    const [first] = (await appointments()).filter(({ time }) => time === '09:00');
    must(await data.commands.setAppointmentOutcome({ appointmentId: first?.id ?? '', outcome: 'noShow' }));
    const imported = data.context.acts.of('agent-1')[0];
    must((await imported?.undo()) ?? { ok: false, reason: 'no act' });
    const left = (await appointments()).map(({ time, status }) => `${time} ${status}`);
    expect(left.toSorted()).toEqual(['09:00 noShow', '09:30 void']);
    expect(await names()).toEqual(['', 'Petit']);
  });

  it('leaves a person who was known as they were', async () => {
    const { citizenId } = must(
      await data.commands.bookAppointment({
        citizen: { values: { lastName: 'Legrand', firstName: 'Rose' } },
        reasonId: 'passport',
        persons: [{ preApplicationNumber: '' }],
        day: today,
        time: '10:00',
        channel: 'desk',
      }),
    );
    const { act } = must(
      await data.commands.importAppointments({ drafts: [draft('Legrand', '09:00', { citizen: { id: citizenId } })] }),
    );
    must(await act.undo());
    expect(await names()).toEqual(['Legrand']);
  });
});

describe('the same file again', () => {
  const columns = { day: 0, time: 1, durationMin: 2, reason: 3, lastName: 4, firstName: 5 };
  const rows: readonly TableRow[] = [
    { line: 2, cells: ['2026-12-14', '09:00', '20', 'Passeport', 'Petit', 'Rose'] },
    { line: 3, cells: ['2026-12-14', '09:30', '20', 'Passeport', 'Legrand', 'Rose'] },
  ];
  const dryRun = async () => {
    const reference = toSiteReference([...town]);
    if (!reference) throw new Error('the town has no site');
    const span = { fromDay: '2026-12-13', toDay: '2026-12-15' };
    const stored = await exchangeReadsOf(data.context.database).forImport(span);
    return planImport(rows, { columns, reasons: {} }, { reference, now: { day: today, time: '08:00' }, ...stored });
  };

  it('does not bring back an appointment that was moved to a day of which the file does not speak', async () => {
    must(await data.commands.importAppointments({ drafts: (await dryRun()).drafts }));
    const [petit] = (await appointments()).filter(({ time }) => time === '09:00');
    const move = { appointmentId: petit?.id ?? '', day: today, time: '11:00' };
    must(await data.commands.rescheduleAppointment(move));
    const again = await dryRun();
    expect(again.count).toMatchObject({ create: 0, existing: 2 });
    expect(again.rows[0]).toMatchObject({ elsewhere: { day: today, time: '11:00' } });
  });
});

describe('a file with odd cells', () => {
  const file = (odd: string): readonly TableRow[] => [
    { line: 2, cells: [today, '09:00', '20', 'Passeport', 'Petit', 'Rose', '1'] },
    { line: 3, cells: [today, '09:30', '20', 'Passeport', 'Legrand', odd, '1'] },
    { line: 4, cells: ['2150-01-01', '10:00', '20', 'Passeport', 'Loin', 'Rose', '1'] },
    { line: 5, cells: [today, '10:30', '20', 'Passeport', 'Foule', 'Rose', '1000000000'] },
    { line: 6, cells: [today, '11:00', '20', 'Passeport', 'Dernier', 'Rose', '1'] },
  ];

  it.each([
    ['A\u0007', 'oddText'],
    ['A'.repeat(121), 'longText'],
  ])('brings in its sound rows and tells of each other one why (%#)', async (odd, code) => {
    const reference = toSiteReference([...town]);
    if (!reference) throw new Error('the town has no site');
    const columns = { day: 0, time: 1, durationMin: 2, reason: 3, lastName: 4, firstName: 5, personCount: 6 };
    const now = { day: today, time: '08:00' };
    const plan = planImport(file(odd), { columns, reasons: {} }, { reference, existing: [], citizens: [], now });
    const ends = plan.rows.map((row) => ('why' in row ? `${row.line} ${row.why.code}` : `${row.line} ${row.state}`));
    expect(ends).toEqual(['2 create', `3 ${code}`, '4 farDay', '5 crowd', '6 create']);
    must(await data.commands.importAppointments({ drafts: plan.drafts }));
    expect(await names()).toEqual(['Dernier', 'Petit']);
  });
});

describe('calendars', () => {
  it('are refused in words out of reach of the server', async () => {
    expect(await data.commands.makeCalendar({ agentId: '' })).toEqual({
      ok: false,
      reason: { code: 'settingsUnreachable' },
    });
    data.setServer({ ...data.context.server, revokeCalendar: () => refuses('notAllowed') });
    expect(await data.commands.revokeCalendar({ calendarId: 'c' })).toEqual({
      ok: false,
      reason: { code: 'adminOnly', who: 'device' },
    });
  });
});
