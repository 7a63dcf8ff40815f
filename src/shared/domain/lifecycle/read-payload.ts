import type { AnyEvent } from '../model/event';

// Events come from other devices and other versions. These readers are total: what is missing or of the wrong kind
// reads as empty, so that no fold can throw.

/** The text under a key, `''` when there is none. */
export const textOf = (event: AnyEvent, key: string): string => {
  const value = event[key];
  return typeof value === 'string' ? value : '';
};

/** All texts of an event by their keys, for words about it. */
export const allTextsOf = (event: AnyEvent): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(event).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** The whole number under a key, 0 when there is none. */
export const countOf = (event: AnyEvent, key: string): number => {
  const value = event[key];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
};

/** Whether there is a whole number of 0 or more under a key. */
export const isCountGiven = (event: AnyEvent, key: string): boolean => {
  const value = event[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
};

/** Whether the value under a key is exactly `true`. */
export const flagOf = (event: AnyEvent, key: string): boolean => event[key] === true;

/** The texts of the list under a key; what is no text is left out. */
export const textsOf = (event: AnyEvent, key: string): string[] => {
  const value = event[key];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
};

/** A value of the payload if it is one of those allowed, else the fallback. */
export const oneOf = <Value extends string>(
  event: AnyEvent,
  key: string,
  allowed: readonly Value[],
  fallback: Value,
): Value => allowed.find((value) => value === event[key]) ?? fallback;
