import type { SiteReference } from '#shared/domain/model/reference';
import { themeNames } from '#shared/domain/model/theme-names';

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

/** The same, with names that came with figures: of what the own site has no name for. */
export const namesWith = (names: Names, beside: Readonly<Record<string, string>> | undefined): Names =>
  beside
    ? {
        ...names,
        reason: (id) => beside[id] ?? names.reason(id),
        theme: (id) => beside[id] ?? names.theme(id),
      }
    : names;

export const namesOf = ({ reasons, departments, themes, agents }: SiteReference): Names => ({
  reason: namer(reasons),
  department: namer(departments),
  theme: namer(themeNames({ themes, departments })),
  agent: namer(agents.map(({ id, shortName }) => ({ id, name: shortName }))),
});
