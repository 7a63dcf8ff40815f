import type { WireDocument } from '#shared/sync/protocol';

/** The citizen that a document names, for finding all that is kept of a person; `''` = none. */
export const citizenOf = (document: WireDocument): string => {
  const named = document['citizenId'];
  return typeof named === 'string' ? named : '';
};

/** The same for a text that may be no document at all. */
export const citizenIn = (body: string): string => {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? citizenOf(read as WireDocument) : '';
  } catch {
    return '';
  }
};

const textsAt = (value: unknown, name: string): readonly string[] => {
  const found: unknown = typeof value === 'object' && value !== null ? (value as WireDocument)[name] : undefined;
  return typeof found === 'string' && found !== '' ? [found] : [];
};

/** Which document a stored text is, and whom it names, also where nobody can read it whole; a deleted one names nobody. */
export const namedIn = (body: string): { readonly id: string; readonly citizens: readonly string[] } => {
  try {
    const read = JSON.parse(body) as WireDocument | null;
    const persons: unknown = read && read._deleted !== true ? read['persons'] : [];
    const named = read && read._deleted !== true ? textsAt(read, 'citizenId') : [];
    const along = Array.isArray(persons) ? persons.flatMap((person) => textsAt(person, 'citizenId')) : [];
    return { id: textsAt(read, 'id')[0] ?? '', citizens: [...named, ...along] };
  } catch {
    return { id: '', citizens: [] };
  }
};
