import type { SiteReference, Theme } from '../model/reference';
import { entryById } from '../../lib/entry-by-id';

/** The themes that a request for a reason may have: those of its department. Who collects a title came for nothing else: none. */
export const themesOfReason = (
  { themes, reasons }: Pick<SiteReference, 'themes' | 'reasons'>,
  reasonId: string,
): readonly Theme[] => {
  const reason = entryById(reasons, reasonId);
  if (reason?.act === 'collection') return [];
  return themes.filter((theme) => theme.departmentId === reason?.departmentId);
};

/** The themes right under another, `''` = at the top, by name: the same digit every day. */
export const themesUnder = (themes: readonly Theme[], parentId: string): readonly Theme[] =>
  themes.filter((theme) => theme.parentId === parentId).toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
