import { numbersOf } from './wire-numbers';

/** A column that was read and checked. It is kept small: `at` makes a value when it is asked for. */
export type Column<Value> = {
  // Methods, so that a table can hold columns of many kinds.
  at(this: void, index: number): Value;
  /** Memory that it takes, roughly. */
  readonly bytes: number;
};

/** How a column of values is written as JSON, and read back. `read` throws on what is no such column of `n` values. */
export type Codec<Value> = {
  write(this: void, values: readonly Value[]): unknown;
  read(this: void, raw: unknown, n: number): Column<Value>;
};

const POINTER = 8;
/** A pair of numbers: two heads and two places. */
const PAIR = 64;
/** A text of its own: its head and a few letters. */
const TEXT = 40;

/** The cells of a raw column. Throws on what is none of `n` values. */
export const listOf = (raw: unknown, n: number): readonly unknown[] => {
  if (!Array.isArray(raw) || raw.length !== n) throw new Error(`no column of ${n} values`);
  return raw;
};

const textsOf = (raw: unknown, n: number): readonly string[] => {
  const cells = listOf(raw, n);
  if (!cells.every((cell) => typeof cell === 'string')) throw new Error('a cell that is no text');
  return cells;
};

/** A cell of a column, or an error where there is none. */
export const cellAt = <Value>(values: ArrayLike<Value>, index: number): Value => {
  const value = values[index];
  if (value === undefined) throw new Error(`no cell ${index}`);
  return value;
};

/** Texts that never come again: identifiers. Figures ask for none of them, so they are kept as one text until somebody does. */
export const texts: Codec<string> = {
  write: (values) => values,
  read: (raw, n) => {
    const packed = JSON.stringify(textsOf(raw, n));
    let values: readonly string[] | null = null;
    return {
      at: (index) => {
        values ??= JSON.parse(packed) as readonly string[];
        return cellAt(values, index);
      },
      bytes: packed.length,
    };
  },
};

type Words = { readonly words: readonly unknown[]; readonly at: readonly unknown[] };

const isDictionary = (raw: unknown): raw is Words =>
  typeof raw === 'object' && raw !== null && Array.isArray((raw as Words).words) && Array.isArray((raw as Words).at);

/** The place of each cell among so many words. Throws on a place without a word. */
const placesOf = (cells: readonly unknown[], words: number): Uint16Array | Uint32Array => {
  const places = words <= 65_536 ? new Uint16Array(cells.length) : new Uint32Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const place = cells[index];
    if (typeof place !== 'number' || !(place >= 0 && place < words) || !Number.isInteger(place))
      throw new Error('a place without a word');
    places[index] = place;
  }
  return places;
};

const writeWords = (values: readonly string[]): unknown => {
  const places = new Map<string, number>();
  const found = values.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { words: [...places.keys()], at: places.size === 1 ? [] : found };
};

/** Reads words; `meant` gives the word that a text stands for, and throws where it stands for none. */
const readWords = <Value extends string>(raw: unknown, n: number, meant: (text: string) => Value): Column<Value> => {
  if (!isDictionary(raw)) throw new Error('no column of words');
  const known = textsOf(raw.words, raw.words.length).map(meant);
  const isOne = known.length === 1 && raw.at.length === 0;
  const places = isOne ? new Uint16Array(n) : placesOf(listOf(raw.at, n), known.length);
  return {
    at: (index) => known[places[index] ?? 0] as Value,
    bytes: places.byteLength + known.length * TEXT,
  };
};

/** Texts of few kinds: each once, and where it stands. A column of one word alone holds no places. */
export const words: Codec<string> = {
  write: writeWords,
  read: (raw, n) => readWords(raw, n, (text) => text),
};

/** Texts of a closed list. They are given as the list has them: the engine tells one text from another faster when both are one. */
export const oneOf = <const Value extends string>(known: readonly Value[]): Codec<Value> => {
  const own = new Map<string, Value>(known.map((word) => [word, word]));
  const meant = (text: string): Value => {
    const word = own.get(text);
    if (word === undefined) throw new Error('a word of another list');
    return word;
  };
  return { write: writeWords, read: (raw, n) => readWords(raw, n, meant) };
};

const ONE = '1'.charCodeAt(0);

/** Yes and no, as a text of 1 and 0. */
export const flags: Codec<boolean> = {
  write: (values) => values.map((value) => (value ? '1' : '0')).join(''),
  read: (raw, n) => {
    if (typeof raw !== 'string' || raw.length !== n || !/^[01]*$/.test(raw)) throw new Error(`no ${n} flags`);
    return { at: (index) => raw.charCodeAt(index) === ONE, bytes: n };
  },
};

/** Durations or nothing, whole once multiplied. */
export const spans = (perUnit: number): Codec<number | null> => ({
  write: (values) => values.map((value) => (value === null ? null : Math.round(value * perUnit))),
  read: (raw, n) => {
    const { kept, nothing } = numbersOf(listOf(raw, n));
    return {
      at: (index) => {
        const cell = kept[index];
        return cell === undefined || cell === nothing ? null : cell / perUnit;
      },
      bytes: kept.byteLength,
    };
  },
});

const scaled = (perUnit: number): Codec<number> => ({
  write: (values) => values.map((value) => Math.round(value * perUnit)),
  read: (raw, n) => {
    const cells = listOf(raw, n);
    if (cells.includes(null)) throw new Error('a cell without a number');
    const { kept } = numbersOf(cells);
    return { at: (index) => (kept[index] ?? 0) / perUnit, bytes: kept.byteLength };
  },
});

/** Whole numbers; `scaled` = fractions that are whole once multiplied. */
export const counts: Codec<number> & { readonly scaled: typeof scaled } = { ...scaled(1), scaled };

const isRange = (cell: unknown): cell is readonly [number, number] | null =>
  cell === null || (Array.isArray(cell) && cell.length === 2 && cell.every(Number.isFinite));

/** From minute to minute, or nothing. */
export const waitRange: Codec<readonly [number, number] | null> = {
  write: (values) => values,
  read: (raw, n) => {
    const cells = listOf(raw, n);
    if (!cells.every(isRange)) throw new Error('no stretch of minutes');
    const pairs = cells.reduce<number>((count, cell) => (cell === null ? count : count + 1), 0);
    return { at: (index) => cellAt(cells, index), bytes: n * POINTER + pairs * PAIR };
  },
};
