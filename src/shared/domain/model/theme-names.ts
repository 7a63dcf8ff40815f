import type { SiteReference } from './reference';

type Named = { readonly id: string; readonly name: string };

/** Departments may have themes of the same name: then each says whose it is, first, where a narrow label cuts last. */
export const themeNames = ({
  themes,
  departments,
}: Pick<SiteReference, 'themes' | 'departments'>): readonly Named[] => {
  const known = new Map<string, number>();
  for (const { name } of themes) known.set(name, (known.get(name) ?? 0) + 1);
  const departmentNames = new Map(departments.map(({ id, name }) => [id, name]));
  return themes.map(({ id, name, departmentId }) => ({
    id,
    name: (known.get(name) ?? 0) > 1 ? `${departmentNames.get(departmentId) ?? departmentId} · ${name}` : name,
  }));
};
