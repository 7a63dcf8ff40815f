import type { Citizen, Register } from '../domain/model/citizen';
import { isStamp } from '../domain/rows/register-fault';

import { allRules, type SyncRules } from './rules';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The later of two texts; what is none reads as empty. */
export const laterText = (a: unknown, b: unknown): string => (text(a) >= text(b) ? text(a) : text(b));

/** A register as it can be trusted: what a broken device left out reads as empty. */
const registerOf = (value: unknown): Register => {
  const { v, t, p } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof p === 'string' ? { v: text(v), t: text(t), p } : { v: text(v), t: text(t) };
};

const later = (a: Register, b: Register): Register => {
  // What is no stamp beats none: as a text, `~` would stand behind every clock for ever.
  if (isStamp(a.t) !== isStamp(b.t)) return isStamp(a.t) ? a : b;
  if (a.t !== b.t) return a.t > b.t ? a : b;
  if (a.v !== b.v) return a.v > b.v ? a : b;
  return (a.p ?? '') >= (b.p ?? '') ? a : b;
};

/**
 * Two copies of a citizen in one: per field the latest register, ties by value. An erasure dominates: once set on either
 * side, every field, known to this version or not, is empty and carries the stamp of the erasure.
 */
export const mergeCitizens = (a: Citizen, b: Citizen, rules: SyncRules = allRules): Citizen => {
  const erased = [text(a.erasedAt), text(b.erasedAt)];
  const erasedAt = erased.reduce((last, stamp) => (stamp > last ? stamp : last), '');
  const fields = new Map<string, Register>();
  for (const [name, value] of [...Object.entries(a.fields ?? {}), ...Object.entries(b.fields ?? {})]) {
    const known = fields.get(name);
    const register = registerOf(value);
    fields.set(name, known ? later(known, register) : register);
  }
  const names = [...fields.keys()].toSorted();
  const keepsValues = erasedAt === '' || !rules.erasureDominance;
  const merged = names.map(
    (name) => [name, keepsValues ? registerOf(fields.get(name)) : { v: '', t: erasedAt }] as const,
  );
  return { id: a.id, siteId: laterText(a.siteId, b.siteId), fields: Object.fromEntries(merged), erasedAt };
};
