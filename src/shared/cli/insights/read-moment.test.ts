import { describe, expect, it } from 'vitest';

import { guessFormat, readMoment, type DateFormat } from './read-moment';
import { zoneClock } from './zone-clock';

const shown = (text: string, format: DateFormat): string => {
  const moment = readMoment(text, format);
  if (!moment) return 'none';
  const civil = new Date(moment.civilMs).toISOString();
  const offset = moment.offsetMs === null ? '' : ` ${moment.offsetMs / 3_600_000}`;
  return `${moment.hasTime ? civil.slice(0, 23) : civil.slice(0, 10)}${offset}`;
};

describe('readMoment', () => {
  it.each<[DateFormat, string, string]>([
    ['iso', '2024-03-05', '2024-03-05'],
    ['iso', '2024/3/5', '2024-03-05'],
    ['iso', '2024-03-05 09:30', '2024-03-05T09:30:00.000'],
    ['iso', '2024-03-05T09:30:15.1234567', '2024-03-05T09:30:15.123'],
    ['iso', '2024-03-05T09:30:15Z', '2024-03-05T09:30:15.000 0'],
    ['iso', '2024-03-05T09:30:15+01:00', '2024-03-05T09:30:15.000 1'],
    ['iso', '2024-03-05 09:30:15+00', '2024-03-05T09:30:15.000 0'],
    ['iso', '2024-03-05 09:30 UTC', '2024-03-05T09:30:00.000 0'],
    ['iso', '2024-03-05T09:30-0330', '2024-03-05T09:30:00.000 -3.5'],
    ['iso', '2023-02-29', 'none'],
    ['iso', '2024-02-29', '2024-02-29'],
    ['iso', '1900-02-29', 'none'],
    ['iso', '2024-13-01', 'none'],
    ['iso', '2024-03-05 24:00', '2024-03-06T00:00:00.000'],
    ['iso', '2024-12-31 24:00:00', '2025-01-01T00:00:00.000'],
    ['iso', '2024-03-05 24:01', 'none'],
    ['iso', '2024-03-05 24:00:00.001', 'none'],
    ['iso', '2024-03-05t09:30:15z', '2024-03-05T09:30:15.000 0'],
    ['iso', '2024-03-05 09:30 GMT', '2024-03-05T09:30:00.000 0'],
    ['iso', '2024-03-05 09:30 CET', 'none'],
    ['iso', '2024-03-05 09:60', 'none'],
    ['iso', '05/03/2024', 'none'],
    ['iso', '0001-01-01', '0001-01-01'],
    ['dmy', '05/03/2024', '2024-03-05'],
    ['dmy', '5.3.24', '2024-03-05'],
    ['dmy', '05/03/2024 09:30', '2024-03-05T09:30:00.000'],
    ['dmy', '05/03/2024 à 9h30', '2024-03-05T09:30:00.000'],
    ['dmy', '05/03/2024 9h', '2024-03-05T09:00:00.000'],
    ['dmy', '31/04/2024', 'none'],
    ['mdy', '03/05/2024 11:59:00 PM', '2024-03-05T23:59:00.000'],
    ['mdy', '03/05/2024 12:00:00 AM', '2024-03-05T00:00:00.000'],
    ['mdy', '03/05/2024 12:30 p.m.', '2024-03-05T12:30:00.000'],
    ['mdy', '03/05/2024 13:00 PM', 'none'],
    ['compact', '20240305', '2024-03-05'],
    ['compact', '20240305T09:30', '2024-03-05T09:30:00.000'],
    ['compact', '20240305093015', '2024-03-05T09:30:15.000'],
    ['compact', '20240305T093015Z', '2024-03-05T09:30:15.000 0'],
    ['compact', '202403050930', '2024-03-05T09:30:00.000'],
    ['compact', '20240305 0930+0100', '2024-03-05T09:30:00.000 1'],
    ['compact', '946684800000', 'none'],
    ['dmy', '05-MAR-24', '2024-03-05'],
    ['dmy', '1er août 2024 à 9h30', '2024-08-01T09:30:00.000'],
    ['dmy', '5 févr. 2024 09:30', '2024-02-05T09:30:00.000'],
    ['dmy', '31 juin 2024', 'none'],
    ['dmy', '5 juillet 2024', '2024-07-05'],
    ['dmy', 'Mar 5, 2024', 'none'],
    ['mdy', 'Mar 5, 2024 2:13 AM', '2024-03-05T02:13:00.000'],
    ['mdy', 'December 31 2024', '2024-12-31'],
    ['mdy', '5 mars 2024', 'none'],
    ['dmy', '5 rouge 2024', 'none'],
    ['epochSeconds', '1709631000', '2024-03-05T09:30:00.000 0'],
    ['epochMilliseconds', '1709631000123', '2024-03-05T09:30:00.123 0'],
    ['epochSeconds', '20240305', 'none'],
    ['iso', '', 'none'],
    ['iso', 'hier', 'none'],
  ])('reads by %s %j as %s', (format, text, expected) => {
    expect(shown(text, format)).toBe(expected);
  });
});

describe('guessFormat', () => {
  const many = (text: string): string[] => Array.from({ length: 3000 }, () => text);
  it.each<[string, readonly string[], DateFormat, boolean]>([
    ['a year first', ['2024-03-05', '2024-03-05 10:00'], 'iso', true],
    ['a day that is no month', ['05/03/2024', '25/03/2024'], 'dmy', true],
    ['a second number that is no month', ['03/05/2024', '03/25/2024'], 'mdy', true],
    ['nothing that tells day from month', ['05/03/2024', '06/03/2024'], 'dmy', false],
    ['what tells them apart only far below', [...many('05/03/2024'), '03/25/2024'], 'mdy', true],
    ['the more frequent of two kinds', ['2024-03-05', '2024-03-06', '25/03/2024'], 'iso', true],
    ['digits alone', ['20240305', '20240306'], 'compact', true],
    ['months by their names', ['05-MAR-24', '06-MAR-24'], 'dmy', true],
    ['milliseconds of Unix of twelve digits', ['946684800000'], 'epochMilliseconds', true],
    ['seconds of Unix', ['1709631000'], 'epochSeconds', true],
    ['nothing at all', [], 'iso', false],
    ['no date at all', ['rouge', 'vert'], 'iso', false],
  ])('goes by %s', (_what, texts, format, isSure) => {
    expect(guessFormat(texts)).toEqual({ format, isSure });
  });
});

describe('zoneClock', () => {
  const at = (zone: string, instant: string): string => new Date(zoneClock(zone)(Date.parse(instant))).toISOString();
  it('shows the clock of a zone on either side of its changes', () => {
    expect(at('Europe/Paris', '2026-03-29T00:59:59Z')).toBe('2026-03-29T01:59:59.000Z');
    expect(at('Europe/Paris', '2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00:00.000Z');
    expect(at('Europe/Paris', '2026-12-31T23:30:00Z')).toBe('2027-01-01T00:30:00.000Z');
    expect(at('Indian/Reunion', '2026-07-14T20:30:00Z')).toBe('2026-07-15T00:30:00.000Z');
    expect(at('UTC', '2026-03-29T01:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });
});
