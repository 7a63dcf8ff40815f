import type { SiteReference } from '#shared/domain/model/reference';

/** Whose agenda is shown: `''` the whole site, `desk:` with an id one desk, `dept:` with an id those of a department. */
export type Scope = string;

export const wholeSite: Scope = '';
export const deskScope = (deskId: string): Scope => `desk:${deskId}`;

const departmentOf = (scope: Scope): string => (scope.startsWith('dept:') ? scope.slice(5) : '');

/** The desks of a scope. One that is not known any more shows the whole site. */
export const scopeDesks = (reference: SiteReference, scope: Scope): ReadonlySet<string> => {
  const all = new Set(reference.desks.map(({ id }) => id));
  if (scope.startsWith('desk:') && all.has(scope.slice(5))) return new Set([scope.slice(5)]);
  const department = departmentOf(scope);
  if (department === '') return all;
  const own = new Set(reference.reasons.filter((one) => one.departmentId === department).map(({ id }) => id));
  const desks = reference.desks.filter((desk) => desk.reasonIds.some((id) => own.has(id)));
  return desks.length === 0 ? all : new Set(desks.map(({ id }) => id));
};

/** Whether an appointment belongs to a scope: at one of its desks and, for a department, for one of its reasons. */
export const scopeTakes = (
  reference: SiteReference,
  scope: Scope,
): ((appointment: { readonly deskId: string; readonly reasonId: string }) => boolean) => {
  const desks = scopeDesks(reference, scope);
  const department = departmentOf(scope);
  const reasons = new Map(reference.reasons.map((one) => [one.id, one.departmentId]));
  return ({ deskId, reasonId }) => desks.has(deskId) && (department === '' || reasons.get(reasonId) === department);
};

/** What may be chosen: the whole site, the departments that several desks serve, each desk. */
export const scopesOf = (
  reference: SiteReference,
): { readonly departments: readonly string[]; readonly desks: readonly string[] } => ({
  departments: reference.departments
    .filter(({ id }) => {
      const own = new Set(reference.reasons.filter((one) => one.departmentId === id).map((one) => one.id));
      return reference.desks.some((desk) => desk.reasonIds.some((reasonId) => own.has(reasonId)));
    })
    .map(({ id }) => id),
  desks: reference.desks.map(({ id }) => id),
});

export const departmentScope = (departmentId: string): Scope => `dept:${departmentId}`;
