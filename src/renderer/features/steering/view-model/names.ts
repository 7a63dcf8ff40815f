import type { SiteReference } from '#shared/domain/model/reference';

/** What ids are called. An id that the reference data does not know any more is called by itself. */
export type Names = {
  readonly reason: (id: string) => string;
  readonly department: (id: string) => string;
  readonly theme: (id: string) => string;
  readonly agent: (id: string) => string;
};

type Named = { readonly id: string; readonly name: string };

const namer = (entries: readonly Named[]): ((id: string) => string) => {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

export const namesOf = ({ reasons, departments, themes, agents }: SiteReference): Names => ({
  reason: namer(reasons),
  department: namer(departments),
  theme: namer(themes),
  agent: namer(agents.map(({ id, shortName }) => ({ id, name: shortName }))),
});
