import { expect, it } from 'vitest';

import type { JournalLine } from '#shared/sync/wire/journal-calls';

import { citizenOf, newestFirst, subjectsOfPerson } from './use-journal';

const line = (n: number, at: string, keptAt: string): JournalLine => ({
  n,
  at: `2026-11-23T${at}.000Z`,
  keptAt: `2026-11-23T${keptAt}.000Z`,
  deviceId: 'k1',
  agentId: 'ann',
  kind: 'searched',
  subject: '',
  count: 1,
  isProved: false,
});

it('stands in the order of the times that are read: a line that a desk brought some seconds later does not stand above what came after it', () => {
  const lines = [line(3, '09:48:30', '09:49:05'), line(2, '09:49:00', '09:49:00'), line(1, '09:40:00', '09:40:00')];
  expect(newestFirst(lines).map(({ n }) => n)).toEqual([2, 3, 1]);
});

it('puts a line of a desk that was cut off where it came in, as it is told', () => {
  const lines = [line(2, '06:00:00', '09:50:00'), line(1, '09:40:00', '09:40:00')];
  expect(newestFirst(lines).map(({ n }) => n)).toEqual([2, 1]);
});

it('finds the person of a wish to erase them, and asks for those lines with their ids', () => {
  const about = (kind: JournalLine['kind'], subject: string) =>
    citizenOf({ ...line(1, '09:00:00', '09:00:00'), kind, subject });
  expect([
    about('citizenErased', 'c'),
    about('settingsWritten', 'erasureAsked death c'),
    about('settingsWritten', 'erasureWithdrawn c'),
    about('settingsWritten', 'erasureRefused c'),
  ]).toEqual(['c', 'c', 'c', 'c']);
  expect([
    about('settingsWritten', 'erasureByTwo'),
    about('settingsWritten', 'calendarMade'),
    about('erasedFor', 'askedBy max'),
  ]).toEqual(['', '', '']);
  const asked = subjectsOfPerson(['c', 'd']);
  expect(asked.slice(0, 2)).toEqual(['c', 'd']);
  expect(asked).toContain('erasureAsked death d');
  // A call takes fifty at most; a person of many files is looked up by those first.
  expect(subjectsOfPerson(Array.from({ length: 60 }, (_, n) => `c${n}`))).toHaveLength(50);
});
