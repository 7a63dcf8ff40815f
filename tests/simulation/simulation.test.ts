import { execFile } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { facts } from './oracle/facts';
import { simTown } from './town/sim-town';

type Report = {
  readonly runs: number;
  readonly onSqlite: number;
  readonly violations: number;
  readonly writes: number;
  readonly conflictsShown: number;
  readonly erasures: number;
  readonly erasedWhileAway: number;
  readonly failingSeeds: readonly { readonly seed: number; readonly line: number; readonly what: string }[];
  readonly traces?: readonly string[];
};

/** `npm run sim` as anybody runs it; it exits with 1 when it finds something. */
const simulate = (...options: readonly string[]): Promise<Report> =>
  new Promise((resolve, reject) => {
    const command = ['scripts/sim.mjs', '--json', '--workers', '1', ...options];
    execFile(process.execPath, command, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(JSON.parse(last) as Report);
      else reject(error ?? new Error(stderr));
    });
  });

const patienceMs = 600_000;

describe('the simulation', () => {
  it('finds nothing in histories of real desks and the real server', { timeout: patienceMs }, async () => {
    const report = await simulate('--runs', '200', '--seed', '1');
    expect(report.failingSeeds).toEqual([]);
    expect([report.runs, report.onSqlite]).toEqual([200, 24]);
    expect(report.writes).toBeGreaterThan(200 * 20);
    expect(report.conflictsShown).toBeGreaterThan(50);
    // Of the eighteen histories of these in which a desk is sent away three are of towns that ask for codes.
    expect(report.erasedWhileAway).toBeGreaterThan(10);
  });

  it('lives the same history for the same seed, whatever it lived before', { timeout: patienceMs }, async () => {
    const among = await simulate('--runs', '4', '--seed', '5');
    const alone = await simulate('--runs', '1', '--seed', '8');
    expect(new Set(among.traces).size).toBe(4);
    expect(alone.traces?.[0]).toBe(among.traces?.[3]);
  });

  /** Each begins at or shortly before a history that has the trouble its rule is for: what is lived through before that tells nothing of the rule. */
  const lines: readonly (readonly [rule: string, line: number, from: number])[] = [
    ['unionMerge', 2, 10],
    ['capacityCheck', 6, 1],
    ['numberUniqueness', 5, 1],
    ['numberChecked', 5, 1],
    ['copyShown', 12, 39],
    ['checkpointSealed', 14, 1],
    ['anchorRead', 5, 18],
    ['reconcile', 3, 1],
    ['erasureSweep', 13, 16],
    ['scopeFilter', 16, 1],
    ['hasMoreLoop', 11, 1],
    ['strictRows', 4, 1],
    ['counterBound', 14, 30],
    ['stampDevice', 14, 40],
    ['authorityMac', 10, 1],
    ['pageBytes', 3, 120],
    ['keptByVersion', 3, 1],
    ['grantWithState', 7, 1],
    ['answerKept', 7, 300],
    ['oneDevicePerDesk', 7, 103],
    ['claimById', 7, 113],
    ['endNamesCall', 7, 1],
    ['grantCheck', 15, 1],
    ['deviceBinding', 15, 1],
    ['retentionOnReturn', 3, 32],
  ];
  it.each(lines)('turns red without %s', { timeout: patienceMs }, async (rule, line, from) => {
    const report = await simulate('--runs', '60', '--seed', String(from), '--break', rule);
    expect(report.violations).toBeGreaterThan(0);
    expect(report.failingSeeds.map((one) => one.line)).toContain(line);
  });

  it('knows the town by its own numbers', () => {
    const bodies = simTown.map((one) => ({ id: one.id, ...one.body }));
    expect(bodies.filter((body) => body.kind === 'station')).toHaveLength(facts.stations);
    const withStation = bodies.filter((body) => body.kind === 'reason' && body.needsStation).map((body) => body.id);
    expect(withStation).toEqual(facts.reasonsWithStation);
  });
});
