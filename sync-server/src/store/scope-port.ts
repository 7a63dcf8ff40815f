import type { Noted } from './journal-port';

/** The reason by which a document may be withheld from a device; `''` = it never is. Requests alone are. */
export const reasonIn = (collection: string, document: object): string => {
  const { reasonId } = document as { readonly reasonId?: unknown };
  return collection === 'requests' && typeof reasonId === 'string' ? reasonId : '';
};

/** The departments of a device as its row holds them: JSON, `''` = none. A backup may have brought the row: what is no list is none. */
export const departmentsOf = (text: string): readonly string[] => {
  try {
    const ids: unknown = text === '' ? [] : JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

/** The part of a store that knows what devices hold of the requests that are kept to their department. */
export type ScopePart = {
  /** Ids of the requests with one of these reasons, in a stretch of ids: after the one, up to the other with it. */
  readonly idsOfReasons: (
    siteId: string,
    reasonIds: readonly string[],
    range: { readonly after: string; readonly upTo: string },
  ) => Promise<readonly string[]>;
  /** The departments whose sensitive requests a device holds from now on. */
  readonly chooseDepartments: (deviceId: string, departmentIds: readonly string[], noted?: Noted) => Promise<void>;
};
