import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, civilOf, daysBetween } from '../../../time/civil';
import { decideRequest } from '../../lifecycle/decide-request';
import { stampEvents } from '../../lifecycle/event-log';
import { foldRequest } from '../../lifecycle/fold-request';
import type { AnyEvent } from '../../model/event';
import type { Reference, ReferenceBody } from '../../model/reference';
import { toSiteReference } from '../../model/site-reference';
import { eventFault } from '../../rows/event-fault';
import { readTable } from '../csv/read-table';
import { writeTable } from '../testing/write-table';
import { guessRequestColumns } from './guess-request-columns';
import { planRequestImport, type ImportedRequest } from './plan-request-import';
import { requestCommands } from './request-commands';
import { noValues, type RequestWrite } from './request-mapping';

const zone = 'Europe/Paris';
const now = '2026-11-24T09:00:00.000Z';
const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: 'site', kind: body.kind, body });
const site = {
  kind: 'site',
  name: 'Mairie',
  commune: 'Ville',
  zone,
  territory: 'mainland',
  accent: '#1d4ed8',
  waitGoalMin: 20,
} as const;
const reason = (id: string, name: string): Reference =>
  entry(id, {
    kind: 'reason',
    code: id,
    name,
    shortName: name,
    departmentId: 'civil',
    act: 'other',
    durationsMin: [10],
    needsStation: false,
    asksPreApplication: false,
    bookable: false,
    walkIn: true,
    favourite: 0,
    icon: '',
    papers: [],
  });
const reference = toSiteReference([
  entry('site', site),
  entry('civil', { kind: 'department', name: 'État civil' }),
  reason('birth', 'Acte de naissance'),
  reason('hole', 'Nid-de-poule'),
]);

const french = (day: string): string => day.split('-').toReversed().join('/');
const day = fc.integer({ min: 0, max: 330 }).map((number) => addDays('2026-01-01', number));
const time = fc.constantFrom('', ' 02:30', ' 09:00', ' 23:59', ' 25:70');
const cells = fc.record({
  id: fc.constantFrom('D1', 'D2', 'D3', 'D4', 'D5', '', 'x'.repeat(60)),
  channel: fc.constantFrom('Courrier', 'Courriel', 'Pigeon', ''),
  reason: fc.constantFrom('Acte de naissance', 'Nid-de-poule', 'Autre chose', ''),
  status: fc.constantFrom('', 'Close', 'En cours', 'Annulée'),
  received: fc.tuple(day, time).map(([one, at]) => french(one) + at),
  closed: fc.oneof(
    fc.constant(''),
    fc.constant('31/02/2026'),
    fc.tuple(day, time).map(([one, at]) => french(one) + at),
  ),
});
type Cells = { readonly [Name in 'id' | 'channel' | 'reason' | 'status' | 'received' | 'closed']: string };
const files = fc.array(cells, { maxLength: 12 });
const heads = ['Numéro', 'Canal', 'Motif', 'Statut', 'Date de réception', 'Date de clôture'];

const planOf = (rows: readonly Cells[], imported: ReadonlyMap<string, ImportedRequest> = new Map()) => {
  if (!reference) throw new Error('the town has no site');
  const file = writeTable(
    heads,
    rows.map((row) => [row.id, row.channel, row.reason, row.status, row.received, row.closed]),
  );
  const table = readTable(file);
  return planRequestImport(
    table.rows,
    { columns: guessRequestColumns(table.headers), values: noValues },
    { reference, imported, now },
  );
};

/** What stands in the store after an import. */
const after = (writes: readonly RequestWrite[]): ReadonlyMap<string, ImportedRequest> =>
  new Map(
    writes.flatMap((one) => {
      if ('requestId' in one) return [];
      const { day: received, closedAt, channel, reasonId } = one;
      const stored = { day: received, closedAt, channel, reasonId };
      return [[one.externalId, { requestId: one.externalId, isOpen: closedAt === '', stored }] as const];
    }),
  );

describe('a plan of any file', () => {
  it('has one end for every row, and one writing for every request', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const { rows: planned, writes, count } = planOf(rows);
        expect(planned).toHaveLength(rows.length);
        expect(Object.values(count).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
        expect(writes).toHaveLength(count.create + count.close);
        expect(new Set(writes.map(({ externalId }) => externalId)).size).toBe(writes.length);
      }),
    );
  });

  it('writes nothing the second time, and tells no difference', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const first = planOf(rows);
        const again = planOf(rows, after(first.writes));
        expect([again.writes, again.count.create, again.differing]).toEqual([[], 0, 0]);
        expect(again.count.existing).toBe(first.count.create + first.count.existing);
      }),
    );
  });

  it('closes later what was open, as if it had come closed at once', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const whole = planOf(rows);
        const open = rows.map((row) => ({ ...row, closed: '', status: '' }));
        const before = planOf(open).writes;
        const later = planOf(rows, after(before));
        const closings = new Map(later.writes.map((one) => [one.externalId, one.closedAt]));
        for (const one of whole.writes)
          if (one.closedAt !== '' && closings.has(one.externalId))
            expect(closings.get(one.externalId)).toBe(one.closedAt);
        expect(later.writes.every(({ closedAt }) => closedAt !== '')).toBe(true);
      }),
    );
  });

  it('lets nothing lie ahead, nor end before it began; without times a delay is whole days of the site', () => {
    fc.assert(
      fc.property(files, (rows) => {
        for (const one of planOf(rows).writes) {
          if ('requestId' in one) continue;
          expect(one.receivedAt <= now && one.closedAt <= now).toBe(true);
          expect(civilOf(one.receivedAt, zone).day).toBe(one.day);
          if (one.closedAt !== '') expect(one.closedAt >= one.receivedAt).toBe(true);
          const row = rows[one.line - 2];
          if (!row || one.closedAt === '' || /:/.test(row.received + row.closed)) continue;
          expect(daysBetween(one.day, civilOf(one.closedAt, zone).day)).toBe(
            daysBetween(
              ...([row.received, row.closed].map((text) => text.split('/').toReversed().join('-')) as [string, string]),
            ),
          );
        }
      }),
    );
  });
});

describe('a row that was corrected there', () => {
  const row = {
    id: 'D1',
    channel: 'Courrier',
    reason: 'Nid-de-poule',
    status: '',
    received: '02/11/2026',
    closed: '05/11/2026',
  };
  it.each<[string, Partial<Cells>, boolean]>([
    ['as it was', {}, false],
    ['with another closing', { closed: '06/11/2026' }, true],
    ['with another reception', { received: '03/11/2026' }, true],
    ['with another channel', { channel: 'Courriel' }, true],
    ['with another reason', { reason: 'Acte de naissance' }, true],
    ['open there though closed here', { closed: '' }, false],
    ['at another time of the day', { closed: '05/11/2026 17:00' }, false],
  ])('%s', (_what, change, differs) => {
    const { rows, writes, differing } = planOf([{ ...row, ...change }], after(planOf([row]).writes));
    expect([rows[0]?.state, rows[0]?.state === 'existing' && rows[0].differs, writes.length, differing]).toEqual([
      'existing',
      differs,
      0,
      Number(differs),
    ]);
  });
});

/** What the write door would refuse of a request, as paths. */
const unsoundOf = (one: RequestWrite): readonly string[] => {
  if ('requestId' in one) return [];
  const by = { agentId: 'a', deviceId: 'd', deskId: '' };
  const log: AnyEvent[] = [];
  for (const command of requestCommands(one)) {
    const decided = decideRequest(log.length === 0 ? null : foldRequest('r', 'site', log), command);
    if (!decided.ok) return [decided.reason.code];
    log.push(...stampEvents(log, decided.value, { at: now, by, newId: () => `e${log.length}` }));
  }
  return log.map((event) => eventFault('requests', event, 'written')).filter((fault) => fault !== '');
};

it('an odd cell refuses its own row and no other: nothing is planned that the write door would refuse', () => {
  const sound: Cells = {
    id: 'sound',
    channel: 'Courrier',
    reason: 'Nid-de-poule',
    status: '',
    received: '02/11/2026',
    closed: '',
  };
  const odd = fc.record({
    id: fc.constantFrom('D1', 'D2', 'D\u0007', 'D\uD800'),
    channel: fc.constantFrom('Courrier', 'Pigeon'),
    reason: fc.constant('Nid-de-poule'),
    status: fc.constant(''),
    received: fc.constantFrom('02/11/2026', '02/11/1826', '02/11/0026', '0000-01-01T00:00:00+14:00', '02/11/2150'),
    closed: fc.constantFrom('', '05/11/2026', '05/11/1826', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00'),
  });
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 8 }), (rows) => {
      const plan = planOf([sound, ...rows]);
      expect(plan.rows[0]?.state).toBe('create');
      expect(plan.writes.flatMap(unsoundOf)).toEqual([]);
    }),
  );
});
