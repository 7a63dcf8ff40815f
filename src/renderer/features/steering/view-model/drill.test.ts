import { describe, expect, it } from 'vitest';

import {
  anAppointment,
  aRequest,
  aTicket,
  closedAfter,
  openRequest,
  someFacts,
} from '#shared/domain/insights/facts/small-facts.fixture';
import { visitContact } from '#shared/domain/insights/facts/visit-contact';

import { drillList } from './drill';
import type { DrillTarget } from './given';

const names = {
  reason: (id: string) => `motif ${id}`,
  department: (id: string) => id,
  theme: (id: string) => id,
  agent: (id: string) => id,
};
const everything: DrillTarget = {
  kind: 'requests',
  title: '',
  from: '2026-06-01',
  to: '2026-06-30',
  reasonId: '',
  departmentId: '',
  channel: '',
  order: 'latest',
};
const seesAll = () => true;
const visit = visitContact(anAppointment({ id: 'visit', minute: 600 }));
const facts = someFacts({
  requests: [
    aRequest({ id: 'old', day: '2026-05-31' }),
    aRequest({ id: 'letter', minute: 480, reasonId: 'secret' }),
    openRequest({ id: 'mail', minute: 700, channel: 'email', departmentId: 'housing' }),
    ...(visit ? [visit] : []),
  ],
  appointments: [
    anAppointment({ id: 'a', minute: 540 }),
    anAppointment({ id: 'b', end: 'needsOutcome', reasonId: 'secret' }),
  ],
  tickets: [aTicket()],
});

describe('the rows behind a figure', () => {
  it('are the facts that it was worked out from, the latest first, each with where it leads', () => {
    const { rows, hidden } = drillList(facts, everything, names, seesAll, 'mainland');
    expect(rows.map(({ id, leads, cells }) => [id, leads, cells.at(-1)])).toEqual([
      ['mail', 'requests', 'Ouverte'],
      ['visit', 'appointments', 'Honoré'],
      ['letter', 'requests', 'Close'],
    ]);
    expect(hidden).toBe(0);
  });

  it('are of the channel, the department and the reason of the bar', () => {
    const ids = (patch: Partial<DrillTarget>) =>
      drillList(facts, { ...everything, ...patch }, names, seesAll, 'mainland').rows.map(({ id }) => id);
    expect(ids({ channel: 'email' })).toEqual(['mail']);
    expect(ids({ departmentId: 'housing' })).toEqual(['mail']);
    expect(ids({ reasonId: 'secret' })).toEqual(['letter']);
    expect(ids({ kind: 'appointments' })).toEqual(['b', 'a']);
  });

  it('count what only another department may see, and show nothing of it', () => {
    const sees = ({ reasonId }: { readonly reasonId: string }) => reasonId !== 'secret';
    for (const kind of ['requests', 'appointments'] as const) {
      const list = drillList(facts, { ...everything, kind }, names, sees, 'mainland');
      expect(list.hidden).toBe(1);
      expect(JSON.stringify(list.rows)).not.toContain('secret');
    }
  });

  it('tell how long each took and where it lay, the slowest first where the delay was asked for', () => {
    const slow = someFacts({
      requests: [
        openRequest({ id: 'waits', day: '2026-06-15', minute: 540, stays: [{ status: 'received', days: 5 }] }),
        closedAfter(9, {
          id: 'slow',
          day: '2026-06-01',
          stays: [
            { status: 'assigned', days: 8 },
            { status: 'inProgress', days: 1 },
          ],
        }),
        closedAfter(1, { id: 'quick', day: '2026-06-19' }),
        aRequest({ id: 'left', day: '2026-06-20', delayDays: null, workingDays: null }),
      ],
      asOf: { day: '2026-06-22', minute: 540, unsyncedDesks: 0 },
    });
    const { heads, rows } = drillList(slow, { ...everything, order: 'slowest' }, names, seesAll, 'mainland');
    const [delay, stage] = [heads.indexOf('Jours ouvrés'), heads.indexOf('Étape la plus longue')];
    expect(rows.map(({ id, cells }) => [id, cells[delay], cells[stage]])).toEqual([
      ['slow', '9,0', 'confiée, pas commencée\u00A0: 8,0\u00A0j'],
      ['waits', '5,0', 'avant d’être prise\u00A0: 5,0\u00A0j'],
      ['quick', '1,0', ''],
      ['left', '', ''],
    ]);
    expect(drillList(slow, everything, names, seesAll, 'mainland').rows[0]?.id).toBe('left');
  });

  it('have a cell for every heading', () => {
    for (const kind of ['requests', 'appointments'] as const) {
      const { heads, rows } = drillList(facts, { ...everything, kind }, names, seesAll, 'mainland');
      for (const { cells } of rows) expect(cells).toHaveLength(heads.length);
    }
  });
});
