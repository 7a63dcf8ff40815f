import type { Facts } from '../../insights/facts/fact';
import type { SiteReference } from '../../model/reference';
import { channels } from '../../model/request';
import type { DataTable } from '../tables/data-table';
import { factTables, starTable, type Column } from './fact-tables';
import { starIds, starNames } from './star-names';
import type { StarWords } from './star-words';

type Named = { readonly id: string; readonly name: string };
type Part = Named & { readonly departmentId: string; readonly parentId: string };
type Site = Named & { readonly inhabitants: number | null };

const named: readonly Column<Named>[] = [
  ['id', 'text', '', (one) => one.id],
  ['name', 'text', '', (one) => one.name],
];
const sites: readonly Column<Site>[] = [...named, ['inhabitants', 'integer', '', (one) => one.inhabitants]];
const reasons: readonly Column<Part>[] = [
  ...named,
  ['department_id', 'text', 'departments', (one) => (one.departmentId === '' ? null : one.departmentId)],
];
const themes: readonly Column<Part>[] = [
  ...reasons,
  ['parent_id', 'text', '', (one) => (one.parentId === '' ? null : one.parentId)],
];

/** What facts speak of and the reference data lost keeps its row, under its id: no row of a fact points at nothing. */
const withUnknown = <Entry extends Named>(
  known: readonly Entry[],
  spokenOf: Iterable<string>,
  make: (id: string) => Entry,
): readonly Entry[] => {
  const ids = new Set(known.map((one) => one.id));
  return [...known, ...[...new Set(spokenOf)].filter((id) => id !== '' && !ids.has(id)).map(make)];
};

const spoken = (facts: Facts, id: (fact: { departmentId: string; reasonId: string; themeId?: string }) => string) =>
  [facts.requests, facts.appointments, facts.tickets].flatMap((list) => list.map((one) => id(one)));

const dimensions = (facts: Facts, reference: SiteReference, words: StarWords): readonly DataTable[] => {
  const partOf = (id: string): Part => ({ id, name: id, departmentId: '', parentId: '' });
  const { site } = reference;
  const table = <Fact>(
    name: 'sites' | 'departments' | 'reasons' | 'themes' | 'channels',
    columns: readonly Column<Fact>[],
    rows: readonly Fact[],
  ) => starTable(name, 'id', columns, rows, starIds, words);
  const siteIds = [facts.requests, facts.appointments, facts.tickets, facts.days].flatMap((list) =>
    list.map((one) => one.siteId),
  );
  const departments = withUnknown<Named>(
    reference.departments,
    [
      ...spoken(facts, (one) => one.departmentId),
      ...facts.days.flatMap((day) => day.openDepartmentIds),
      ...reference.reasons.map((one) => one.departmentId),
    ],
    partOf,
  );
  const ofReasons = reference.reasons.map(({ id, name, departmentId }) => ({ id, name, departmentId, parentId: '' }));
  const ofThemes = reference.themes.map(({ id, name, departmentId, parentId }) => ({
    id,
    name,
    departmentId,
    parentId,
  }));
  return [
    table(
      'sites',
      sites,
      withUnknown<Site>([{ id: site.id, name: site.name, inhabitants: site.inhabitants ?? null }], siteIds, (id) => ({
        id,
        name: id,
        inhabitants: null,
      })),
    ),
    table('departments', named, departments),
    table(
      'reasons',
      reasons,
      withUnknown<Part>(
        ofReasons,
        spoken(facts, (one) => one.reasonId),
        partOf,
      ),
    ),
    table(
      'themes',
      themes,
      withUnknown<Part>(
        ofThemes,
        spoken(facts, (one) => one.themeId ?? ''),
        partOf,
      ),
    ),
    table(
      'channels',
      named,
      withUnknown<Named>(
        channels.map((id) => ({ id, name: words.channel(id) })),
        facts.appointments.map((one) => one.channel),
        partOf,
      ),
    ),
  ];
};

/**
 * Facts as a star: tables of facts whose ids point at tables of sites, departments, reasons, themes and channels. For programs (data
 * package, Parquet). Give the facts of the period, without those that the viewer may not see.
 */
export const starTables = (facts: Facts, reference: SiteReference, words: StarWords): readonly DataTable[] => [
  ...factTables(facts, starIds, words),
  ...dimensions(facts, reference, words),
];

/** The same facts with names in place of ids, for people with a spreadsheet. */
export const namedTables = (facts: Facts, reference: SiteReference, words: StarWords): readonly DataTable[] =>
  factTables(facts, starNames(reference, words), words).filter((table) => table.name !== 'open_departments');
