import type { Citizen, Register } from '../model/citizen';
import { isCivilDay } from '../../time/civil-day';
import { isPlainText, type Strictness } from './parts';

/** A stamp of the hybrid clock: wall time, count, device. */
export const stampShape = /^\d{15}-\d{6}-\P{Cc}{1,57}$/u;

/** Whether a text is a stamp of the hybrid clock; any other text would beat every clock or none. */
export const isStamp = (text: unknown): text is string => typeof text === 'string' && stampShape.test(text);

/** The wall time of a stamp in ms since the epoch, 0 when it is none. */
export const wallOf = (stamp: string): number => Number(/^(\d{15})-\d{6}-/.exec(stamp)?.[1] ?? 0);

/** `phone`, and what is kept beside a field after a `~`: its other value, who comes along. */
export const nameShape = /^[A-Za-z]\w{0,29}(~\P{Cc}{1,120})?$/u;
/** The longest value of a citizen. */
export const MOST_VALUE = 120;
const isValue = (v: unknown): v is string => typeof v === 'string' && v.length <= MOST_VALUE;

/** Whether a text is a day of the calendar on which somebody who lives may be born. */
export const isDayOfBirth = (text: string): boolean => isCivilDay(text) && text >= '1850' && text < '2100';

/**
 * The first unsound part of a register, `phone.t`, never a value; `''` when it is sound. Written by hand: a desk of a large town looks at 50,000
 * citizens when it starts, and a schema takes twenty times as long.
 */
export const registerFault = (name: string, held: unknown, strictness: Strictness = 'read'): string => {
  if (!nameShape.test(name)) return 'fieldName';
  const [field] = name.split('~');
  const {
    v,
    t,
    p = '',
  } = (typeof held === 'object' && held !== null ? held : {}) as Partial<Record<keyof Register, unknown>>;
  if (!isValue(v) || (field === 'birthDate' && v !== '' && !isDayOfBirth(v))) return `${field}.v`;
  if (strictness === 'written' && !isPlainText(v)) return `${field}.v`;
  if (!isStamp(t)) return `${field}.t`;
  return p === '' || isStamp(p) ? '' : `${field}.p`;
};

/** The registers of a citizen that a reader may look at, and the parts that it may not. */
export const soundRegisters = (fields: unknown): { readonly sound: Citizen['fields']; readonly faults: string[] } => {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { sound: {}, faults: ['fields'] };
  const entries = Object.entries(fields as Citizen['fields']);
  const judged = entries.map(([name, held]) => ({ name, held, fault: registerFault(name, held) }));
  // A register is read by its value and its stamp: what its writer had seen is for merges.
  const borne = judged.filter(({ fault }) => fault === '' || fault.endsWith('.p'));
  return {
    sound: Object.fromEntries(
      borne.map(({ name, held: { v, t, p } }) => [name, isStamp(p) || p === '' ? { v, t, p } : { v, t }]),
    ),
    faults: judged.flatMap(({ fault }) => (fault === '' ? [] : [fault])),
  };
};
