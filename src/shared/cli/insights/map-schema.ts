import { z } from 'zod';

import { territories } from '../../domain/model/reference';
import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { isZone } from '../../time/zones';
import { dateFormats } from './read-moment';

/** The encodings that a file may be said to have. */
const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
/** How the bytes of a file are read as text. */
export type Encoding = (typeof encodings)[number];

/** What a CSV file may be divided by. */
const mapSeparators = [',', ';', '\t', '|'] as const;

/** Which days count as open: all but weekends and holidays, those on which something came in, or every day. */
const openDayRules = ['weekdays', 'observed', 'all'] as const;
/** Which days count as open. */
export type OpenDayRule = (typeof openDayRules)[number];

const name = z.string(words.map.name).min(1, words.map.name);

/** A column by its heading, by its place (1 = the first), or by its heading where that stands several times. */
const column = z.union([name, z.int().min(1), z.strictObject({ name, nth: z.int().min(1) })], words.map.column);
/** How a map names a column of the file. */
export type ColumnChoice = z.infer<typeof column>;

const dates = z.enum(dateFormats, words.map.oneOf(dateFormats));
const values = z.record(z.string(), z.string(words.map.text), words.map.values);
const days = z.number(words.map.days).min(0, words.map.days);

/** How a CSV file is read by `guichet insights`. `docs/insights-cli.md` says what each field means. */
export const insightsMapSchema = z.strictObject({
  columns: z.strictObject({
    opened: column,
    closed: column,
    channel: column.optional(),
    department: column.optional(),
    reason: column.optional(),
    status: column.optional(),
  }),
  separator: z.enum(mapSeparators, words.map.oneOf(['",\u{22}', '";"', '"\\t"', '"|"'])).optional(),
  encoding: z.enum(encodings, words.map.oneOf(encodings)).optional(),
  dates: z
    .union([dates, z.strictObject({ opened: dates.optional(), closed: dates.optional() })], words.map.dates)
    .optional(),
  zone: z.string(words.map.zone).refine(isZone, words.map.zone).optional(),
  closedWhen: z.array(z.string(words.map.text), words.map.list).min(1, words.map.list).optional(),
  empty: z.array(z.string(words.map.text), words.map.list).optional(),
  withinDays: z.union([days, z.array(days).min(1)], words.map.days).optional(),
  territory: z.enum(territories, words.map.oneOf(territories)).optional(),
  openDays: z.enum(openDayRules, words.map.oneOf(openDayRules)).optional(),
  channels: values.optional(),
  departments: values.optional(),
  reasons: values.optional(),
});

/** What a checked map says about the file that it belongs to. */
export type InsightsMap = z.infer<typeof insightsMapSchema>;
