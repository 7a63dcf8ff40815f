import type { Department, Reason, Site, SiteReference, Theme } from '../../model/reference';

/** What a site calls by another id than the town does, by its own id. Whatever is not in it has the same id in both. */
export type TownIds = {
  readonly departments: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, string>;
  readonly themes: ReadonlyMap<string, string>;
};

/** The sites of one town as figures see them together, from the point of view of one of them. */
export type Town = {
  /** The own site first. */
  readonly sites: readonly Site[];
  /** The own reference data with what other sites have beside it; the site is the own. Sensitive = sensitive anywhere. */
  readonly ref: SiteReference;
  /** The reference data of each site, with the ids of the town. */
  readonly refs: ReadonlyMap<string, SiteReference>;
  readonly ids: ReadonlyMap<string, TownIds>;
};

type Known = { departments: Department[]; reasons: Reason[]; themes: Theme[] };
type Identified = { readonly id: string };

const plain = (text: string): string => text.trim().toLocaleLowerCase('fr');

/** The id in the town for an entry of another site: that of its twin; its own where nobody else has it; else one that says whose it is. */
const idFor = <Of extends Identified>(
  own: Of,
  known: readonly Of[],
  isTwin: (other: Of) => boolean,
  site: string,
): { readonly id: string; readonly isNew: boolean } => {
  // Of several twins the one with the same id: sites that were set up alike stay alike.
  const twins = known.filter(isTwin);
  const twin = twins.find(({ id }) => id === own.id) ?? twins[0];
  if (twin) return { id: twin.id, isNew: false };
  return { id: known.some(({ id }) => id === own.id) ? `${site}/${own.id}` : own.id, isNew: true };
};

type Joined<Of> = { readonly ids: Map<string, string>; readonly own: readonly Of[] };

/** Finds or makes the entry of the town for each of a site, which are given with ids of the town for what they belong to. */
const join = <Of extends Identified>(
  entries: readonly Of[],
  known: Of[],
  isTwin: (a: Of, b: Of) => boolean,
  site: string,
): Joined<Of> => {
  const before = [...known];
  const ids = new Map<string, string>();
  const own: Of[] = [];
  for (const entry of entries) {
    const { id, isNew } = idFor(entry, before, (other) => isTwin(entry, other), site);
    if (id !== entry.id) ids.set(entry.id, id);
    const named = id === entry.id ? entry : { ...entry, id };
    own.push(named);
    if (isNew) known.push(named);
  }
  return { ids, own };
};

const isSameReason = (a: Reason, b: Reason): boolean =>
  a.code === '' || b.code === '' ? plain(a.name) === plain(b.name) : a.code === b.code;

const noteSensitive = (known: Known, own: readonly Reason[]): void => {
  const hidden = new Set(own.filter(({ sensitive = false }) => sensitive).map(({ id }) => id));
  known.reasons = known.reasons.map((one) =>
    hidden.has(one.id) && !one.sensitive ? { ...one, sensitive: true } : one,
  );
};

const joinSite = (ref: SiteReference, known: Known): { readonly ids: TownIds; readonly ref: SiteReference } => {
  const { id: site } = ref.site;
  const departments = join(ref.departments, known.departments, (a, b) => plain(a.name) === plain(b.name), site);
  const inTown = <Of extends { readonly departmentId: string }>(entries: readonly Of[]): readonly Of[] =>
    entries.map((one) => {
      const departmentId = departments.ids.get(one.departmentId);
      return departmentId === undefined ? one : { ...one, departmentId };
    });
  const reasons = join(inTown(ref.reasons), known.reasons, isSameReason, site);
  const themes = join(
    inTown(ref.themes),
    known.themes,
    (a, b) => a.departmentId === b.departmentId && plain(a.name) === plain(b.name),
    site,
  );
  noteSensitive(known, reasons.own);
  const reasonOf = (id: string): string => reasons.ids.get(id) ?? id;
  return {
    ids: { departments: departments.ids, reasons: reasons.ids, themes: themes.ids },
    ref: {
      ...ref,
      departments: departments.own,
      reasons: reasons.own,
      themes: themes.own,
      desks: ref.desks.map((desk) => ({ ...desk, reasonIds: desk.reasonIds.map(reasonOf) })),
    },
  };
};

/**
 * Sets the sites of a town side by side. What bears the same name is the same thing: departments by name, reasons by code (by name
 * where one has none), themes by name within their department. The ids of the own site stay as they are, so that its figures do.
 */
export const townOf = (own: SiteReference, others: readonly SiteReference[]): Town => {
  const known: Known = { departments: [...own.departments], reasons: [...own.reasons], themes: [...own.themes] };
  const ids = new Map<string, TownIds>();
  const refs = new Map([[own.site.id, own]]);
  for (const other of others) {
    const joined = joinSite(other, known);
    ids.set(other.site.id, joined.ids);
    refs.set(other.site.id, joined.ref);
  }
  return { sites: [own.site, ...others.map(({ site }) => site)], ref: { ...own, ...known }, refs, ids };
};
