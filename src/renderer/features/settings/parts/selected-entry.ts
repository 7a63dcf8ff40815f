import type { Navigate, RouteParams } from '#shared/routes/places';
import { entryById } from '#shared/lib/entry-by-id';

import { useTypedKind } from './unsaved';

/** The id by which a form of a new entry stands in the address. */
export const newEntry = 'new';

export type Selected = {
  /** The id of the entry that is shown, `new`, or `''`. */
  readonly id: string;
  readonly select: (id: string) => void;
};

/** Which entry of a section is shown: it stands in the address, so that a reload and a link come back to it. */
export const selectedEntry = (section: string, params: RouteParams, onNavigate: Navigate): Selected => ({
  id: params['id'] ?? '',
  select: (id) => onNavigate('settings', id === '' ? { section } : { section, id }),
});

/**
 * The entry of this id as its form needs it. The form of one that a colleague deleted stays while something was typed into it: it says so, and
 * makes it again or lets go of it.
 */
export const useShownEntry = <Entry extends { readonly id: string; readonly kind: string }>(
  kind: Entry['kind'],
  entries: readonly Entry[],
  id: string,
  newId = newEntry,
) => {
  const entry = entryById(entries, id) ?? null;
  const typedKind = useTypedKind(id);
  return {
    entry,
    /** `''` = a new one. */
    formId: id === newId ? '' : id,
    isShown: entry !== null || id === newId || typedKind === kind,
  };
};
