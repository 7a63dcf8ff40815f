import type {
  Department,
  Desk,
  Reason,
  ReferenceBody,
  Series,
  SiteReference,
  Station,
} from '#shared/domain/model/reference';
import { formatMinutes } from '#shared/i18n/fr/format';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';
import { entryById } from '#shared/lib/entry-by-id';

import type { EntryRow } from '../parts/entry-list';

/** What this section sets. */
export const deskKinds = ['desk', 'station', 'department', 'series'] as const;
export type DeskKind = (typeof deskKinds)[number];
export type DeskEntry = Desk | Station | Department | Series;
type DeskBody = Extract<ReferenceBody, { kind: DeskKind }>;

const names = (reasons: readonly Reason[], ids: readonly string[]): string =>
  reasons
    .filter(({ id }) => ids.includes(id))
    .map(({ shortName }) => shortName)
    .join(', ');

/** What an entry is called in its list and in the undo bar. */
export const titleOf = (entry: DeskBody): string => {
  switch (entry.kind) {
    case 'desk':
      return texts.deskTitle(entry.number, entry.name);
    case 'station':
      return texts.stationTitle(entry.number, entry.name);
    case 'department':
      return entry.name;
    case 'series':
      return texts.seriesTitle(entry.letter);
  }
};

const detailOf = (entry: DeskEntry, { reasons, departments }: SiteReference): string => {
  if (entry.kind === 'desk')
    return [
      entry.wayHint,
      entry.reasonIds.length === 0 ? texts.nothing : names(reasons, entry.reasonIds),
      entry.expressMin === undefined ? '' : texts.expressSaid(formatMinutes(entry.expressMin)),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  if (entry.kind === 'department')
    return entry.waitCeilingMin === undefined ? '' : texts.ceilingSaid(formatMinutes(entry.waitCeilingMin));
  if (entry.kind !== 'series') return '';
  const departmentNames = (entry.departmentIds ?? []).map((id) => entryById(departments, id)?.name ?? '');
  const what = [...departmentNames, ...(entry.reasonIds.length > 0 ? [names(reasons, entry.reasonIds)] : [])];
  return what.length === 0 ? texts.others : what.join(', ');
};

/** Whether a desk has no opening hours any more: nobody is booked there. */
export const isNeverOpen = (
  { openingPeriods }: Pick<SiteReference, 'openingPeriods'>,
  id: string,
  today: string,
): boolean =>
  !openingPeriods.some(({ deskId, validUntil }) => deskId === id && (validUntil === '' || validUntil >= today));

/** All entries of the section, by kind. */
export const deskEntries = (reference: SiteReference): readonly DeskEntry[] => [
  ...reference.desks,
  ...reference.stations,
  ...reference.departments.toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
  ...reference.series.toSorted((a, b) => a.letter.localeCompare(b.letter, 'fr')),
];

/** The lines of the list. */
export const deskRows = (reference: SiteReference): readonly EntryRow[] =>
  deskEntries(reference).map((entry) => ({
    id: entry.id,
    title: titleOf(entry),
    detail: detailOf(entry, reference),
    group: texts.groups[entry.kind],
  }));

/** The number that a new desk or station gets: the first that is free. */
export const freeNumber = (taken: readonly { readonly number: number }[]): number => {
  let number = 1;
  while (taken.some((one) => one.number === number)) number += 1;
  return number;
};

/** The letter that a new series gets: the first that is free, `''` when none is. */
export const freeLetter = (taken: readonly Pick<Series, 'letter'>[]): string =>
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => taken.every((one) => one.letter !== letter)) ?? '';
