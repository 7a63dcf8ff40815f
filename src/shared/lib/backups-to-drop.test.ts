import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { backupsToDrop, KEPT_DAYS, KEPT_WEEKS } from './backups-to-drop';
import { backupName, instantOfBackup } from './backup-name';

const dayMs = 86_400_000;
const start = Date.parse('2026-01-05T02:00:00.000Z');
const names = (...days: readonly number[]): readonly string[] =>
  days.map((day) => backupName(new Date(start + day * dayMs)));
const dayOf = (name: string): string => (instantOfBackup(name) ?? '').slice(0, 10);

describe('the name of a backup', () => {
  it('says the instant and nothing else, and is read back; another name is none of ours', () => {
    expect(names(0)).toEqual(['guichet-2026-01-05T02-00-00Z.backup']);
    expect(instantOfBackup('guichet-2026-01-05T02-00-00Z.backup')).toBe('2026-01-05T02:00:00.000Z');
    for (const other of [
      'guichet-2026-13-45T02-00-00Z.backup',
      'guichet.backup',
      '../guichet-2026-01-05T02-00-00Z.backup',
    ])
      expect(instantOfBackup(other)).toBeNull();
  });
});

describe('what is dropped', () => {
  it('is nothing while there are fourteen days or fewer', () => {
    expect(backupsToDrop(names(...Array.from({ length: 14 }, (_, day) => day)))).toEqual([]);
  });

  it('leaves of a hundred nights the last fourteen and the last of eight weeks', () => {
    const all = names(...Array.from({ length: 100 }, (_, day) => day));
    const dropped = new Set(backupsToDrop(all));
    const kept = all.filter((name) => !dropped.has(name));
    expect(kept.slice(-14)).toEqual(all.slice(-14));
    // The fourteen reach into three of the eight weeks.
    expect(kept.map(dayOf).slice(0, -14)).toEqual([
      '2026-03-01',
      '2026-03-08',
      '2026-03-15',
      '2026-03-22',
      '2026-03-29',
    ]);
  });

  it('leaves the last of several of one day', () => {
    const [first = '', second = ''] = [0, 3_600_000].map((more) => backupName(new Date(start + more)));
    expect(backupsToDrop([first, second])).toEqual([first]);
  });

  it('is never a name that is kept: a clock that begins anew at each start gives a name again, once the file that bore it is gone', () => {
    const [first = '', second = ''] = [0, 1000].map((more) => backupName(new Date(start + more)));
    expect(backupsToDrop([first, second, first])).toEqual([second]);
    expect(backupsToDrop([first, first])).toEqual([]);
  });

  // A clock that jumps writes instants in any order; what counts is the order of writing.
  const written = fc
    .array(fc.integer({ min: -400, max: 5_000 }), { maxLength: 120 })
    .map((hours) => [...new Set(hours.map((hour) => backupName(new Date(start + hour * 3_600_000))))]);

  it('is never the newest, never anything else than what it was given, and never below what is promised', () => {
    fc.assert(
      fc.property(written, (all) => {
        const dropped = backupsToDrop(all);
        const kept = all.filter((name) => !dropped.includes(name));
        expect(dropped.every((name) => all.includes(name))).toBe(true);
        expect(dropped).not.toContain(all.at(-1));
        const days = new Set(all.map(dayOf));
        expect(new Set(kept.map(dayOf)).size).toBeGreaterThanOrEqual(Math.min(KEPT_DAYS, days.size));
        expect(kept.length).toBeLessThanOrEqual(KEPT_DAYS + KEPT_WEEKS);
        // Dropping again drops nothing.
        expect(backupsToDrop(kept)).toEqual([]);
      }),
    );
  });

  it('keeps, night after night, the last fourteen whatever the clock was before', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 30 }), (before, nights) => {
        let kept: readonly string[] = before;
        const fresh: string[] = [];
        for (let night = 0; night < nights; night += 1) {
          const name = backupName(new Date(start + 20_000 * 3_600_000 + night * dayMs));
          fresh.push(name);
          const all = [...kept, name];
          const dropped = backupsToDrop(all);
          kept = all.filter((one) => !dropped.includes(one));
        }
        expect(kept.slice(-Math.min(nights, KEPT_DAYS))).toEqual(fresh.slice(-KEPT_DAYS));
      }),
    );
  });
});
