import type { Navigate, RouteParams } from '#shared/routes/places';

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
