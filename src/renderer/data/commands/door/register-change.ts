import { seenBefore } from '#shared/domain/model/citizen';
import { ok } from '#shared/lib/result';

import type { Change } from './change';

/**
 * Writes registers of a citizen by their names, those beside the plain fields (`lastName~other`) too: each with a stamp
 * after every one seen, and what its writer had seen. What has the value already stays; an erased citizen
 * and one who is not there take nothing.
 */
export const registerChange = (id: string, values: Readonly<Record<string, string>>): Change<'citizens'> => ({
  collection: 'citizens',
  id,
  optional: false,
  decide: (current, stamp) => {
    if (!current || current.erasedAt !== '') return ok(null);
    const t = stamp.register(Object.values(current.fields).map((register) => register.t));
    const changed = Object.entries(values).filter(([name, value]) => value !== (current.fields[name]?.v ?? ''));
    if (changed.length === 0) return ok(null);
    const fields = { ...current.fields };
    for (const [name, v] of changed) fields[name] = { v, t, p: seenBefore(current.fields[name], t) };
    return ok({ document: { ...current, fields }, marks: changed.map(([name]) => `${name}@${t}`) });
  },
});
