import type { ReferenceBody, SiteReference } from '../model/reference';

type Named = { readonly id: string } & ReferenceBody;

/** An entry without its id, as it is written. */
export const bodyOf = <One extends { readonly id: string }>(entry: One): Omit<One, 'id'> => {
  const { id: _, ...body } = entry;
  return body;
};

/** All reference data of a site as entries, in the order of their kinds. */
export const entriesOf = (
  reference: SiteReference,
): readonly { readonly id: string; readonly body: ReferenceBody }[] => {
  const { site, ...lists } = reference;
  const all: readonly Named[] = [site, ...(Object.values(lists) as (readonly Named[])[]).flat()];
  return all.map((entry) => ({ id: entry.id, body: bodyOf(entry) as ReferenceBody }));
};
