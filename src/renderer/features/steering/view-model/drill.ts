import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Request } from '#shared/domain/model/request';

import type { DrillTarget } from './given';

/** Rows that may be shown, and how many more there are that may only be counted. */
export type DrillList<Row> = { readonly rows: readonly Row[]; readonly hidden: number };

type Sight = (row: { readonly reasonId: string }) => boolean;

const departmentsOf = (ref: SiteReference): ReadonlyMap<string, string> =>
  new Map(ref.reasons.map(({ id, departmentId }) => [id, departmentId]));

const matches = (asked: string, value: string): boolean => asked === '' || asked === value;

const parted = <Row extends { readonly reasonId: string }>(rows: readonly Row[], sees: Sight): DrillList<Row> => {
  const seen = rows.filter(sees);
  return { rows: seen, hidden: rows.length - seen.length };
};

/** The requests behind a figure; one that was taken back never was. A request without a department of its own counts for that of its reason. */
export const requestRows = (
  all: readonly Request[],
  target: DrillTarget,
  ref: SiteReference,
  sees: Sight,
): DrillList<Request> => {
  const departments = departmentsOf(ref);
  return parted(
    all.filter(
      (one) =>
        one.status !== 'void' &&
        matches(target.channel, one.channel) &&
        matches(target.reasonId, one.reasonId) &&
        matches(target.departmentId, one.departmentId || (departments.get(one.reasonId) ?? '')),
    ),
    sees,
  );
};

/** The appointments behind a figure; one whose booking was taken back never was. */
export const appointmentRows = (
  all: readonly Appointment[],
  target: DrillTarget,
  ref: SiteReference,
  sees: Sight,
): DrillList<Appointment> => {
  const departments = departmentsOf(ref);
  return parted(
    all.filter(
      (one) =>
        one.status !== 'void' &&
        matches(target.reasonId, one.reasonId) &&
        matches(target.departmentId, departments.get(one.reasonId) ?? ''),
    ),
    sees,
  );
};
