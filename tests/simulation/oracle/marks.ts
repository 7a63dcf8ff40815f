import type { Register } from '#shared/domain/model/citizen';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

/** All that a document knows, as texts: the ids of its events, or its registers, and what it says of its end. */
export const marksOf = (document: WireDocument): ReadonlySet<string> => {
  const marks = new Set<string>();
  for (const event of (document['events'] ?? []) as readonly AnyEvent[]) marks.add(event.id);
  for (const [field, register] of Object.entries((document['fields'] ?? {}) as Record<string, Register>))
    marks.add(`${field}@${register.t}`);
  const erasedAt = document['erasedAt'];
  if (typeof erasedAt === 'string' && erasedAt !== '') marks.add(`erased@${erasedAt}`);
  if (document._deleted) marks.add('deleted');
  return marks;
};

/** A value as one text, whatever the order of its keys; what a store adds (`_rev`, `_meta`) does not count. */
export const plainText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(plainText).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const record = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(record).filter((key) => record[key] !== undefined && (key[0] !== '_' || key === '_deleted'));
  return `{${keys
    .sort()
    .map((key) => `${key}:${plainText(record[key])}`)
    .join()}}`;
};
