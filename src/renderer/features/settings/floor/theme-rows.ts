import type { SiteReference, Theme } from '#shared/domain/model/reference';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';

import type { EntryRow } from '../parts/entry-list';

const texts = settingsFloorText.themes;
const byName = (a: Pick<Theme, 'name'>, b: Pick<Theme, 'name'>): number => a.name.localeCompare(b.name, 'fr');

/** The themes that refine another one, by name. */
export const themesBelow = (themes: readonly Theme[], id: string): readonly Theme[] =>
  themes.filter(({ parentId }) => parentId === id).toSorted(byName);

/** The themes by department, each with those that refine it below. */
export const themeRows = ({
  themes,
  departments,
}: Pick<SiteReference, 'themes' | 'departments'>): readonly EntryRow[] => {
  const groupOf = (theme: Theme): string => entryById(departments, theme.departmentId)?.name ?? texts.noDepartment;
  const known = new Set(themes.map(({ id }) => id));
  const tops = themes
    .filter(({ parentId }) => !known.has(parentId))
    .toSorted((a, b) => groupOf(a).localeCompare(groupOf(b), 'fr') || byName(a, b));
  return tops.flatMap((top) => {
    const below = themesBelow(themes, top.id);
    const group = groupOf(top);
    return [
      { id: top.id, title: top.name, detail: below.length > 0 ? texts.childrenShort(below.length) : '', group },
      ...below.map(({ id, name }) => ({ id, title: name, detail: texts.under(top.name), group })),
    ];
  });
};
