import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { papersFor } from '#shared/domain/papers/papers-for';

/** The papers that somebody brings for a reason, a line each: those of one adult in the usual situation. */
export const papersOfReason = (reference: SiteReference, reason: Reason, day: string): readonly string[] => {
  const person = { citizenId: '', preApplicationNumber: '' } as const;
  const due = papersFor(reference, { reason, persons: [person], day });
  return [...(due.persons[0]?.papers ?? []), ...due.household].map(({ label, detail }) =>
    detail === '' ? label : `${label} (${detail})`,
  );
};
