import { z } from 'zod';

import { requestStatuses, type RequestStatus } from '../../model/request';
import type { StateStay } from './fact';

/** How a column of values is written as JSON, and read back. `read` throws on what is no such column of `n` values. */
export type Codec<Value> = {
  // Methods, so that a table can hold codecs of many kinds.
  write(this: void, values: readonly Value[]): unknown;
  read(this: void, raw: unknown, n: number): readonly Value[];
};

// One check for a whole column: half a million cells would each cost a check of their own.
const listOf = <Value>(isCell: (cell: unknown) => cell is Value) =>
  z.custom<readonly Value[]>((raw) => Array.isArray(raw) && raw.every(isCell));
const isWhole = (cell: unknown): cell is number => Number.isSafeInteger(cell);
const whole = listOf(isWhole);
const wholeOrNull = listOf((cell): cell is number | null => cell === null || isWhole(cell));
const strings = listOf((cell) => typeof cell === 'string');

const ofLength = <Value>(values: readonly Value[], n: number): readonly Value[] => {
  if (values.length !== n) throw new Error(`a column of ${values.length} values in a table of ${n}`);
  return values;
};

/** A cell of a column, or an error where there is none. */
export const cellAt = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index];
  if (value === undefined) throw new Error(`no cell ${index}`);
  return value;
};

/** Texts that never come again: identifiers. */
export const texts: Codec<string> = { write: (values) => values, read: (raw, n) => ofLength(strings.parse(raw), n) };

const dictionary = z.object({ words: strings, at: whole });

/** Texts of few kinds: each once, and where it stands. A column of one word alone holds no places. */
export const words: Codec<string> = {
  write: (values) => {
    const places = new Map<string, number>();
    const found = values.map((value) => {
      const place = places.get(value) ?? places.size;
      places.set(value, place);
      return place;
    });
    return { words: [...places.keys()], at: places.size === 1 ? [] : found };
  },
  read: (raw, n) => {
    const column = dictionary.parse(raw);
    if (column.words.length === 1 && column.at.length === 0) {
      const [word = ''] = column.words;
      return Array.from({ length: n }, () => word);
    }
    return ofLength(column.at, n).map((place) => cellAt(column.words, place));
  },
};

/** Texts of a closed list. */
export const oneOf = <const Value extends string>(known: readonly Value[]): Codec<Value> => ({
  write: words.write,
  read: (raw, n) => {
    const values = words.read(raw, n);
    const allowed: ReadonlySet<string> = new Set(known);
    if (!values.every((value): value is Value => allowed.has(value))) throw new Error('a word of another list');
    return values;
  },
});

/** Yes and no, as a text of 1 and 0. */
export const flags: Codec<boolean> = {
  write: (values) => values.map((value) => (value ? '1' : '0')).join(''),
  read: (raw, n) =>
    Array.from(
      z
        .string()
        .length(n)
        .regex(/^[01]*$/)
        .parse(raw),
      (digit) => digit === '1',
    ),
};

const scaled = (perUnit: number): Codec<number> => ({
  write: (values) => values.map((value) => Math.round(value * perUnit)),
  read: (raw, n) => ofLength(whole.parse(raw), n).map((value) => value / perUnit),
});

/** Whole numbers; `scaled` = fractions that are whole once multiplied. */
export const counts: Codec<number> & { readonly scaled: typeof scaled } = { ...scaled(1), scaled };

/** Durations or nothing, whole once multiplied. */
export const spans = (perUnit: number): Codec<number | null> => ({
  write: (values) => values.map((value) => (value === null ? null : Math.round(value * perUnit))),
  read: (raw, n) => ofLength(wholeOrNull.parse(raw), n).map((value) => (value === null ? null : value / perUnit)),
});

const pair = z.tuple([z.number(), z.number()]).nullable();

/** From minute to minute, or nothing. */
export const waitRange: Codec<readonly [number, number] | null> = {
  write: (values) => values,
  read: (raw, n) => ofLength(z.array(pair).parse(raw), n),
};

const daySeconds = 86_400;
const stayList = z.array(whole);

const noStays: readonly StateStay[] = [];

const readStays = (flat: readonly number[]): readonly StateStay[] => {
  if (flat.length === 0) return noStays;
  if (flat.length % 2 !== 0) throw new Error('a state without its time');
  return Array.from({ length: flat.length / 2 }, (_, index) => ({
    status: cellAt<RequestStatus>(requestStatuses, flat[2 * index] ?? -1),
    days: (flat[2 * index + 1] ?? 0) / daySeconds,
  }));
};

/** States in order: each as its place in the list of states, then its seconds. */
export const staysColumn: Codec<readonly StateStay[]> = {
  write: (values) =>
    values.map((stays) =>
      stays.flatMap(({ status, days }) => [requestStatuses.indexOf(status), Math.round(days * daySeconds)]),
    ),
  read: (raw, n) => ofLength(stayList.parse(raw), n).map(readStays),
};
