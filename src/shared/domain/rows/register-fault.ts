import { z } from 'zod';

import type { Citizen, Register } from '../model/citizen';
import { isCivilDay } from '../../time/civil-day';
import { textUpTo } from './parts';
import { MOST_REGISTERS } from './row-bounds';

/** A stamp of the hybrid clock: wall time, count, device. */
const stampShape = /^\d{15}-\d{6}-\P{Cc}{1,57}$/u;

/** Whether a text is a stamp of the hybrid clock; any other text would beat every clock or none. */
export const isStamp = (text: unknown): text is string => typeof text === 'string' && stampShape.test(text);

/** `phone`, and what is kept beside a field after a `~`: its other value, who comes along. */
const nameShape = /^[A-Za-z]\w{0,29}(~\P{Cc}{1,120})?$/u;
const value = textUpTo(120);
const register = z.looseObject({
  v: value,
  t: z.string().refine(isStamp),
  p: z
    .string()
    .refine((text) => text === '' || isStamp(text))
    .optional(),
});

const isDayOfBirth = (text: string): boolean => isCivilDay(text) && text >= '1850' && text < '2100';

/** The first unsound part of a register, `phone.t`, never a value; `''` when it is sound. */
export const registerFault = (name: string, held: unknown): string => {
  if (!nameShape.test(name)) return 'fieldName';
  const { error } = register.safeParse(held);
  const [field] = name.split('~');
  if (error) return `${field}.${error.issues[0]?.path.join('.') ?? ''}`;
  const { v } = held as Register;
  return (name === 'birthDate' || name.startsWith('birthDate~')) && v !== '' && !isDayOfBirth(v) ? `${field}.v` : '';
};

/** The registers of a citizen that a reader may look at, and the parts that it may not. */
export const soundRegisters = (fields: unknown): { readonly sound: Citizen['fields']; readonly faults: string[] } => {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { sound: {}, faults: ['fields'] };
  const entries = Object.entries(fields as Citizen['fields']);
  const judged = entries.map(([name, held]) => ({ name, held, fault: registerFault(name, held) }));
  const sound = judged.filter(({ fault }) => fault === '');
  return {
    sound: Object.fromEntries(sound.slice(0, MOST_REGISTERS).map(({ name, held }) => [name, held])),
    faults: [
      ...judged.flatMap(({ fault }) => (fault === '' ? [] : [fault])),
      ...(sound.length > MOST_REGISTERS ? ['fields'] : []),
    ],
  };
};
