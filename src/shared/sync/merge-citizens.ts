import type { Citizen, Register } from '../domain/model/citizen';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A register as it can be trusted: what a broken device left out reads as empty. */
const registerOf = (value: unknown): Register => {
  const { v, t } = (typeof value === 'object' && value !== null ? value : {}) as { v?: unknown; t?: unknown };
  return { v: text(v), t: text(t) };
};

const later = (a: Register, b: Register): Register => {
  if (a.t !== b.t) return a.t > b.t ? a : b;
  return a.v >= b.v ? a : b;
};

/**
 * Two copies of a citizen in one: per field the latest register, ties by value. An erasure dominates: once set on either
 * side, every field, known to this version or not, is empty and carries the stamp of the erasure.
 */
export const mergeCitizens = (a: Citizen, b: Citizen): Citizen => {
  const erased = [text(a.erasedAt), text(b.erasedAt)];
  const erasedAt = erased.reduce((last, stamp) => (stamp > last ? stamp : last), '');
  const fields = new Map<string, Register>();
  for (const [name, value] of [...Object.entries(a.fields ?? {}), ...Object.entries(b.fields ?? {})]) {
    const known = fields.get(name);
    const register = registerOf(value);
    fields.set(name, known ? later(known, register) : register);
  }
  const names = [...fields.keys()].toSorted();
  const merged = names.map(
    (name) => [name, erasedAt === '' ? registerOf(fields.get(name)) : { v: '', t: erasedAt }] as const,
  );
  return { id: a.id, siteId: a.siteId >= b.siteId ? a.siteId : b.siteId, fields: Object.fromEntries(merged), erasedAt };
};
