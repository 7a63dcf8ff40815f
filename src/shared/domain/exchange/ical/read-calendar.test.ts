import { describe, expect, it } from 'vitest';

import { readCalendar } from './read-calendar';

const file = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const read = (...lines: readonly string[]) => readCalendar(file(...lines), 'Europe/Paris');

describe('readCalendar', () => {
  it('reads UTC, a zone, a floating time and a whole day', () => {
    const { events, faults } = read(
      ...event('UID:1', 'DTSTART:20260303T083000Z', 'DTEND:20260303T090000Z'),
      ...event('UID:2', 'DTSTART;TZID=Indian/Reunion:20260303T130000', 'DURATION:PT35M'),
      ...event('UID:3', 'DTSTART:20260303T093000', 'DTEND:20260303T101500'),
      ...event('UID:4', 'DTSTART;VALUE=DATE:20260303', 'DTEND;VALUE=DATE:20260304'),
    );
    expect(faults).toEqual([]);
    expect(events.map(({ uid, day, time, durationMin, allDay }) => [uid, day, time, durationMin, allDay])).toEqual([
      ['1', '2026-03-03', '09:30', 30, false],
      ['2', '2026-03-03', '10:00', 35, false],
      ['3', '2026-03-03', '09:30', 45, false],
      ['4', '2026-03-03', '', 0, true],
    ]);
  });

  it('knows the zones of Outlook, and leaves an event alone whose zone nobody knows', () => {
    const { events, faults } = read(
      ...event('UID:1', 'DTSTART;TZID="Romance Standard Time":20260703T093000', 'DTEND:20260703T080000Z'),
      ...event('UID:2', 'DTSTART;TZID=/example.org/2026/Europe/Paris:20260703T093000'),
      ...event('SUMMARY:Réunion', 'DTSTART;TZID=Chez nous:20260703T093000'),
    );
    expect(events.map(({ time, durationMin }) => [time, durationMin])).toEqual([
      ['09:30', 30],
      ['09:30', 0],
    ]);
    expect(faults).toEqual([{ line: 12, code: 'unknownZone', summary: 'Réunion' }]);
  });

  it('joins folded lines, takes escapes back and any line end', () => {
    const text = file(
      ...event('UID:1', 'DTSTART:20260303T083000Z', 'SUMMARY:Carte d’ident', ' ité\\, remise\\nà 2'),
    ).replaceAll('\r\n', '\n');
    expect(readCalendar(`\uFEFF${text}`, 'Europe/Paris').events[0]?.summary).toBe('Carte d’identité, remise\nà 2');
  });

  it('reports what recurs, what has no beginning or a wrong end, by line, and reads the rest', () => {
    const { events, faults } = read(
      ...event('SUMMARY:Permanence', 'DTSTART:20260303T083000Z', 'RRULE:FREQ=WEEKLY'),
      ...event('SUMMARY:Sans date'),
      ...event('DTSTART:20260231T083000Z'),
      ...event('DTSTART:20260303T083000Z', 'DTEND:20260303T080000Z'),
      'ceci n’est pas une ligne',
      ...event('UID:ok', 'DTSTART:20260303T083000Z', 'BEGIN:VALARM', 'DTSTART:20200101T000000Z', 'END:VALARM'),
    );
    expect(events.map(({ uid, time }) => [uid, time])).toEqual([['ok', '09:30']]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'recurring'],
      [8, 'noStart'],
      [11, 'badDate'],
      [14, 'badEnd'],
      [18, 'badLine'],
    ]);
  });

  it('keeps the later version of an event that stands twice', () => {
    const { events } = read(
      ...event('UID:1', 'SEQUENCE:2', 'DTSTART:20260303T083000Z'),
      ...event('UID:1', 'SEQUENCE:1', 'DTSTART:20260303T073000Z'),
    );
    expect(events.map(({ time }) => time)).toEqual(['09:30']);
  });

  it('says that a file is none, or that it was cut short', () => {
    expect(readCalendar('date;heure\n', 'Europe/Paris').faults).toEqual([
      { line: 1, code: 'notCalendar', summary: '' },
    ]);
    expect(readCalendar('', 'Europe/Paris').faults).toHaveLength(1);
    const cut = readCalendar('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Deux', 'Europe/Paris');
    expect(cut).toEqual({ method: '', events: [], faults: [{ line: 2, code: 'cutShort', summary: 'Deux' }] });
  });
});
