import type { ImportProfile, ReferenceBody } from '../../model/reference';
import { noValues, requestFields, valueKinds, type RequestField, type RequestMapping } from './request-mapping';

/** A saved way of reading, tried on a file. `missing` = headings that it names and the file does not have. */
type AppliedProfile = { readonly mapping: RequestMapping; readonly missing: readonly string[] };

/** Applies a saved profile to the headers of a file. */
export const applyProfile = (
  profile: Pick<ImportProfile, 'columns' | 'values'>,
  headers: readonly string[],
): AppliedProfile => {
  const columns: Partial<Record<RequestField, number>> = {};
  const missing: string[] = [];
  for (const field of requestFields) {
    const heading = profile.columns[field];
    if (heading === undefined) continue;
    const index = headers.indexOf(heading);
    if (index === -1) missing.push(heading);
    else columns[field] = index;
  }
  const values = Object.fromEntries(valueKinds.map((kind) => [kind, { ...profile.values[kind] }]));
  return { mapping: { columns, values: { ...noValues, ...values } }, missing };
};

/** The profile that keeps how a file is read: headings by name, and the values that somebody chose. */
export const profileOf = (
  name: string,
  { columns, values }: RequestMapping,
  headers: readonly string[],
): Extract<ReferenceBody, { kind: 'importProfile' }> => ({
  kind: 'importProfile',
  name: name.trim(),
  columns: Object.fromEntries(
    requestFields.flatMap((field) => {
      const column = columns[field];
      const heading = column === undefined ? undefined : headers[column];
      return heading === undefined ? [] : [[field, heading]];
    }),
  ),
  values: Object.fromEntries(valueKinds.map((kind) => [kind, { ...values[kind] }])),
});

/** The saved profile that fits a file: it finds all its headings, and says the most; `null` = none. */
export const fittingProfile = (
  profiles: readonly ImportProfile[],
  headers: readonly string[],
): ImportProfile | null => {
  const fits = profiles.filter(
    (profile) => Object.keys(profile.columns).length > 0 && applyProfile(profile, headers).missing.length === 0,
  );
  return fits.toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length)[0] ?? null;
};
