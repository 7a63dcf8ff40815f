import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { slotsCommand } from '#shared/cli/slots-command';
import type { SlotsReport } from '#shared/cli/slots-report';

import { root } from './architecture/list-files';

type Typed = Parameters<typeof slotsCommand>[0];

const fileOf = (name: string): string => path.join(root, 'tests/towns', `${name}.json`);
const run = (text: string, typed: Typed): SlotsReport => {
  const said = slotsCommand({ town: 'town.json', json: true, ...typed }, text);
  expect(said.err).toBe('');
  return JSON.parse(said.out) as SlotsReport;
};
const townOf = (name: string) => {
  const text = readFileSync(fileOf(name), 'utf8');
  return {
    text,
    /** `time desk` of every slot, by day. */
    slots: (typed: Typed): readonly (readonly string[])[] =>
      run(text, typed).days.map(({ slots }) => slots.map(({ time, desk }) => `${time} ${desk}`)),
    times: (typed: Typed): readonly string[] =>
      run(text, typed).days.flatMap(({ slots }) => slots.map(({ time }) => time)),
    why: (typed: Typed): readonly (string | undefined)[] => run(text, typed).days.map(({ why }) => why?.code),
    instants: (typed: Typed): readonly string[] =>
      run(text, typed).days.flatMap(({ slots }) => slots.map(({ instant }) => instant)),
  };
};

describe('mixed durations', () => {
  const { times } = townOf('durees-melees');
  const tuesday = { from: '2026-03-03', days: '1' };

  it('leaves two starts to a couple', () => {
    // One desk from 9:00 to 12:00. Taken: 9:35-9:45 (collection), 10:30-11:00 and its pause until 11:10 (PACS), 11:45-11:55.
    // Two cards take 35 minutes and a pause of 5, so 40 before whatever follows.
    // 9:00-9:35 is 35: no. 9:45-10:30 is 45: starts from 9:45 to 9:50. 11:10-11:45 is 35: no. 11:55-12:00 is 5: no.
    expect(times({ ...tuesday, reason: 'CNI', persons: '2' })).toEqual(['09:45', '09:50']);
  });

  it('leaves more to one person', () => {
    // 20 + 5. 9:00-9:35: 9:00 to 9:10. 9:45-10:30: 9:45 to 10:05. 11:10-11:45: 11:10 to 11:20.
    expect(times({ ...tuesday, reason: 'Carte d’identité' })).toEqual([
      '09:00',
      '09:05',
      '09:10',
      '09:45',
      '09:50',
      '09:55',
      '10:00',
      '10:05',
      '11:10',
      '11:15',
      '11:20',
    ]);
  });

  it('needs no pause at the end of the opening', () => {
    // Nothing is booked on Monday: the last 20 minutes begin at 11:40, their pause runs until 12:05.
    expect(times({ from: '2026-03-02', days: '1', reason: 'CNI' }).at(-1)).toBe('11:40');
  });

  it('fits a collection where a card does not go', () => {
    // 10 minutes without a pause. 9:00-9:35: 9:00 to 9:25. 9:45-10:30: to 10:20. 11:10-11:45: to 11:35. 11:55-12:00 is too short.
    expect(times({ ...tuesday, reason: 'retrait' })).toEqual([
      '09:00',
      '09:05',
      '09:10',
      '09:15',
      '09:20',
      '09:25',
      '09:45',
      '09:50',
      '09:55',
      '10:00',
      '10:05',
      '10:10',
      '10:15',
      '10:20',
      '11:10',
      '11:15',
      '11:20',
      '11:25',
      '11:30',
      '11:35',
    ]);
  });
});

describe('two stations and three agents', () => {
  const { slots, why, text } = townOf('trois-agents-deux-dispositifs');
  const tuesday = { from: '2026-03-03', days: '1' };

  it('gives a card only where a desk and a station are free together', () => {
    // Stations: A holds one 9:00-9:20, B one 9:10-9:45. Between 9:10 and 9:20 both are taken, so no card may cover it: not 9:00, not 9:10.
    // Desk C closes at 10:00 (absence). From 9:20 on: A is free 9:20-10:30 (70 min), B 9:45-10:30 (45), C 9:00-10:00 (60).
    // The desk whose free stretch keeps least: C (40) before A (50) until 9:40; from 9:50 C is too short, and B (25) keeps least.
    expect(slots({ ...tuesday, reason: 'CNI' })).toEqual([
      ['09:20 C', '09:30 C', '09:40 C', '09:50 B', '10:00 B', '10:10 B'],
    ]);
  });

  it('gives a collection without a station', () => {
    // 9:00: B is free for exactly ten minutes (keeps 0). Then C (60 - 10) before A (70 - 10), and B (45 - 10) from 9:50 on.
    expect(slots({ ...tuesday, reason: 'RETRAIT' })).toEqual([
      ['09:00 B', '09:10 C', '09:20 C', '09:30 C', '09:40 C', '09:50 B', '10:00 B', '10:10 B', '10:20 B'],
    ]);
  });

  it('says when the stations are what lacks', () => {
    // Without the absence and with an hour of cards at A and B, C is free the whole hour and no station is.
    const town = JSON.parse(text) as { openings: object[]; appointments: object[] };
    town.openings = [{ weekdays: ['mardi'], from: '09:00', to: '09:50' }];
    town.appointments = ['A', 'B'].map((desk) => ({
      day: '2026-03-03',
      time: '09:00',
      desk,
      reason: 'CNI',
      persons: 3,
    }));
    const report = run(JSON.stringify(town), { ...tuesday, reason: 'CNI' });
    expect(report.days.map((day) => day.why?.code)).toEqual(['stationsFull']);
    expect(why({ from: '2026-03-04', days: '1', reason: 'CNI' })).toEqual(['dayClosed']);
  });
});

describe('a quota of the portal, and a stretch kept for people without internet', () => {
  const { times, why } = townOf('quota');
  const tuesday = { from: '2026-03-03', days: '1', reason: 'CNI' };

  it('stops the portal at two, and nobody else', () => {
    // 9:00 and 9:15 came by the portal: two of two. By phone the rest of the general hour is free; 10:00-10:30 is kept.
    expect(why({ ...tuesday, channel: 'portal' })).toEqual(['quotaReached']);
    expect(times({ ...tuesday, channel: 'phone' })).toEqual(['09:30', '09:45']);
  });

  it('opens what is kept to its purpose', () => {
    expect(times({ ...tuesday, channel: 'phone', 'kept-for': 'withoutInternet' })).toEqual([
      '09:30',
      '09:45',
      '10:00',
      '10:15',
    ]);
  });

  it('releases the stretch two days before and the quota one day before', () => {
    const all = ['09:30', '09:45', '10:00', '10:15'];
    const on = (now: string, channel: string) => times({ ...tuesday, channel, now: `${now}T08:00` });
    expect(on('2026-02-28', 'phone')).toEqual(['09:30', '09:45']);
    expect(on('2026-03-01', 'phone')).toEqual(all);
    expect(on('2026-03-01', 'portal')).toEqual([]);
    expect(on('2026-03-02', 'portal')).toEqual(all);
  });
});

describe('the two nights in which the clocks change', () => {
  const { times, instants } = townOf('nuit-de-changement-d-heure');

  it('spring: the hour from two to three does not happen', () => {
    // Starts every half hour, each for an hour. 1:00-2:00 ends when the clock jumps; 1:30 would reach into the missing hour; 2:00 and
    // 2:30 are no times. 3:00-4:00 is booked, so 3:30 meets it; 4:00-5:00 is free. 1:00 (winter time) is 0:00 UTC, and 4:00 (summer
    // time) is 2:00 UTC: two real hours later.
    const night = { from: '2026-03-29', days: '1', reason: 'PERMANENCE' };
    expect(times(night)).toEqual(['00:00', '00:30', '01:00', '04:00']);
    expect(instants(night).at(2)).toBe('2026-03-29T00:00:00.000Z');
    expect(instants(night).at(3)).toBe('2026-03-29T02:00:00.000Z');
  });

  it('autumn: the hour from two to three is offered once, as its first pass', () => {
    // 0:00 to 4:00 every half hour: nine starts. 2:00 (summer time) is 0:00 UTC; 3:00 (winter time) is 2:00 UTC, two hours later.
    const night = { from: '2026-10-25', days: '1', reason: 'PERMANENCE' };
    expect(times(night)).toHaveLength(9);
    expect(instants(night).at(4)).toBe('2026-10-25T00:00:00.000Z');
    expect(instants(night).at(6)).toBe('2026-10-25T02:00:00.000Z');
  });
});

describe('La Réunion', () => {
  const { slots, why, instants, times, text } = townOf('la-reunion');
  const five = { from: '2027-12-17', days: '5', reason: 'CNI' };

  it('keeps 20 December, which the mainland does not', () => {
    // Friday 17: an hour in steps of twenty minutes. 18 and 19 are a week-end. Monday 20 December is the day of the abolition.
    const day = ['08:00 Guichet 1', '08:20 Guichet 1', '08:40 Guichet 1'];
    expect(slots(five)).toEqual([day, [], [], [], day]);
    expect(why(five)).toEqual([undefined, 'dayClosed', 'dayClosed', 'publicHoliday', undefined]);
    const mainland = run(text.replace('"reunion"', '"mainland"'), five);
    expect(mainland.days.map((one) => one.slots.length)).toEqual([3, 0, 0, 3, 3]);
  });

  it('is four hours ahead of UTC all the year', () => {
    expect(instants({ ...five, days: '1' })[0]).toBe('2027-12-17T04:00:00.000Z');
    expect(instants({ ...five, from: '2027-07-16', days: '1' })[0]).toBe('2027-07-16T04:00:00.000Z');
  });

  it('counts its notice by its own clock', () => {
    // At 7:25 and with an hour of notice, 8:25 is the first possible minute: 8:40 on the step.
    expect(times({ ...five, days: '1', now: '2027-12-17T07:25' })).toEqual(['08:40']);
  });
});

describe('the command itself', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'scripts/guichet.mjs'), ...args], { cwd: root, encoding: 'utf8' });

  it('prints JSON, and says in French what is to be corrected', { timeout: 120_000 }, () => {
    const asked = ['--from', '2026-03-03', '--days', '5', '--reason', 'CNI', '--persons', '2', '--json'];
    const { status, stdout } = start('slots', '--town', 'tests/towns/durees-melees.json', ...asked);
    const report = JSON.parse(stdout) as SlotsReport;
    expect([status, report.durationMin, report.total]).toEqual([0, 35, 32]);
    expect(report.days).toHaveLength(5);
    expect(report.first).toEqual({ day: '2026-03-03', time: '09:45', desk: 'Guichet 1' });
    const missing = start('slots', '--town', 'tests/towns/nowhere.json', ...asked);
    expect([missing.status, missing.stdout]).toEqual([2, '']);
    expect(missing.stderr).toContain('est introuvable');
  });
});
