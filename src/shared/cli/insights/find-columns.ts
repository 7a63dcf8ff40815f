import { no, ok, type Result } from '../../lib/result';
import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import type { ColumnChoice, InsightsMap } from './map-schema';

/** What a column of a file of cases can say; `opened` must be there, the others may be missing. */
export const roles = ['opened', 'closed', 'channel', 'department', 'reason', 'status'] as const;
/** What a column is for. */
export type Role = (typeof roles)[number];

/** The columns of a file by what they are for, as indexes into its headers. */
type FoundColumns = {
  readonly indexes: Readonly<Partial<Record<Role, number>>>;
  /** Headings that were chosen though they stand several times: the first of each is read. */
  readonly ambiguous: readonly string[];
};

const placesOf = (headers: readonly string[], name: string): readonly number[] =>
  headers.flatMap((header, index) => (header === name ? [index] : []));

const indexOf = (headers: readonly string[], choice: ColumnChoice): number => {
  if (typeof choice === 'number') return choice <= headers.length ? choice - 1 : -1;
  if (typeof choice === 'string') return headers.indexOf(choice.trim());
  return placesOf(headers, choice.name.trim())[choice.nth - 1] ?? -1;
};

/** Headings that stand several times in a file, each once. */
export const duplicates = (headers: readonly string[]): readonly string[] => [
  ...new Set(headers.filter((header, index) => headers.indexOf(header) < index)),
];

/** Finds the columns of a map among the headers, or says of each that is not there what stands there instead. */
export const findColumns = (
  headers: readonly string[],
  map: InsightsMap,
): Result<FoundColumns, readonly { readonly path: string; readonly what: string }[]> => {
  const chosen = roles.flatMap((role) => {
    const choice = map.columns[role];
    return choice === undefined ? [] : [{ role, choice, index: indexOf(headers, choice) }];
  });
  const missing = chosen.filter(({ index }) => index < 0);
  if (missing.length > 0)
    return no(
      missing.map(({ role, choice }, index) => {
        // What there is to choose from is said once.
        const isLast = index === missing.length - 1;
        return { path: `columns.${role}`, what: `${words.noColumn(choice)}${isLast ? words.columns(headers) : ''}` };
      }),
    );
  const [opened, closed] = (['opened', 'closed'] as const).map(
    (role) => chosen.find((one) => one.role === role)?.index,
  );
  if (opened === closed) return no([{ path: 'columns.closed', what: words.sameColumn }]);
  if ((map.columns.status === undefined) !== (map.closedWhen === undefined))
    return no([{ path: map.closedWhen === undefined ? 'closedWhen' : 'columns.status', what: words.statusPair }]);
  const twice = duplicates(headers);
  const ambiguous = chosen.flatMap(({ choice }) =>
    typeof choice === 'string' && twice.includes(choice.trim()) ? [choice.trim()] : [],
  );
  return ok({
    indexes: Object.fromEntries(chosen.map(({ role, index }) => [role, index])),
    ambiguous: [...new Set(ambiguous)],
  });
};
