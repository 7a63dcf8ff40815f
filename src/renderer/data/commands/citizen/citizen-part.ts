import {
  type Citizen,
  type CitizenField,
  type CitizenValues,
  contactFields,
  type Register,
  seenBefore,
} from '#shared/domain/model/citizen';
import { knownBy, toCitizenValues, writeFields } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { linkRegisters, mergedIntoOf } from '#shared/domain/people/links';
import { MOST_VALUE } from '#shared/domain/rows/register-fault';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { otherOf } from '#shared/sync/identity-reviews';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { type AnyChange, type Change, registerChange } from '../door/changes';

/** The citizen that stays for an id: themselves, or the one at the end of their merges; `null` when nobody is known by it. */
export const resolveCitizen = async (context: DataContext, id: string): Promise<Citizen | null> => {
  const chain = new Map<string, Citizen>();
  for (let next = id; next !== '' && !chain.has(next);) {
    const citizen = await load(context, 'citizens', next);
    if (!citizen || (citizen.erasedAt !== '' && next !== id)) break;
    chain.set(next, citizen);
    next = mergedIntoOf(citizen);
  }
  const links = [...chain.values()].map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) }));
  return chain.get(followMerge(links).survivorOf(id)) ?? null;
};

/** A citizen who is known, or what someone just typed of one who is not. */
export type CitizenInput =
  | { readonly id: string }
  /** `guardianId` makes the new one a dependant. */
  | { readonly values: Partial<CitizenValues>; readonly guardianId?: string };

/** The citizen of an act: who, and what must be written first when they are new. */
export type CitizenPart = { readonly id: string; readonly name: string; readonly changes: readonly AnyChange[] };

const trimmed = (values: Partial<CitizenValues>): Partial<Record<CitizenField, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value.trim().replace(/\s+/gu, ' ').slice(0, MOST_VALUE)]),
  );

const stampsOf = (fields: Readonly<Record<string, { readonly t: string }>>): string[] =>
  Object.values(fields).map((register) => register.t);

/** A telephone or an e-mail that is written anew settles what two desks wrote of it apart: the value that lost is emptied. */
const settledBy = (
  current: Citizen | null,
  written: Readonly<Record<string, Register>>,
  t: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...contactFields]
      .filter((field) => written[field]?.t === t && (current?.fields[otherOf(field)]?.v ?? '') !== '')
      .map((field) => [otherOf(field), '']),
  );

/** Writes some fields of a citizen, and registers beside them, each with a stamp after every one seen. */
export const citizenChange = (
  id: string,
  patch: Partial<CitizenValues>,
  links: Readonly<Record<string, string>> = {},
): Change<'citizens'> => ({
  collection: 'citizens',
  id,
  optional: false,
  decide: (current, stamp) => {
    if (current && current.erasedAt !== '') return no({ code: 'notFound', entity: 'citizen', id });
    const t = stamp.register(current ? stampsOf(current.fields) : []);
    const written = writeFields(current, trimmed(patch), t);
    const beside = Object.entries({ ...settledBy(current, written, t), ...links });
    const fields: Readonly<Record<string, Register>> = {
      ...written,
      ...Object.fromEntries(beside.map(([name, v]) => [name, { v, t, p: seenBefore(current?.fields[name], t) }])),
    };
    const marks = Object.entries(fields)
      .filter(([, register]) => register.t === t)
      .map(([field]) => `${field}@${t}`);
    if (current && marks.length === 0) return ok(null);
    return ok({ document: { id, siteId: stamp.siteId, erasedAt: '', ...current, fields }, marks });
  },
});

/** A booking needs both names; a passage takes what was said in a few seconds: a name or a phone number alone. */
type Needs = 'bothNames' | 'anything';

/** Finds the citizen, the one that stays where several were merged, or prepares a new one; `registers` are written beside their fields. */
export const citizenPart = async (
  context: DataContext,
  input: CitizenInput,
  needs: Needs = 'bothNames',
  registers: Readonly<Record<string, string>> = {},
): Promise<Result<CitizenPart, Refusal>> => {
  if ('id' in input) {
    const known = await resolveCitizen(context, input.id);
    // An erased citizen has no name and no number left: they could not be called, told or found.
    if (!known || known.erasedAt !== '') return no({ code: 'notFound', entity: 'citizen', id: input.id });
    const changes = Object.keys(registers).length === 0 ? [] : [registerChange(known.id, registers)];
    return ok({ id: known.id, name: knownBy(toCitizenValues(known)), changes });
  }
  const values = trimmed(input.values);
  if (needs === 'bothNames' && !values.lastName) return no({ code: 'citizenIncomplete', field: 'lastName' });
  if (needs === 'bothNames' && !values.firstName) return no({ code: 'citizenIncomplete', field: 'firstName' });
  const id = context.newId();
  const given: Partial<CitizenValues> = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const name = knownBy({ lastName: '', firstName: '', birthDate: '', phone: '', email: '', ...given });
  const links = input.guardianId === undefined ? {} : { [linkRegisters.guardianId]: input.guardianId };
  return ok({ id, name, changes: [citizenChange(id, given, { ...links, ...registers })] });
};

/** The name of a citizen for the undo bar, `''` when nobody is known. */
export const citizenName = async (context: DataContext, id: string): Promise<string> => {
  const citizen = id === '' ? null : await resolveCitizen(context, id);
  return citizen ? knownBy(toCitizenValues(citizen)) : '';
};
