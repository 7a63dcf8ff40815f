import type { SiteReference } from '../model/reference';

/** Further than any agenda reaches, days. */
const noHorizonDays = 3_650;
const known = new WeakMap<SiteReference, SiteReference>();

/**
 * The same town for an agent who books knowingly outside of notice and horizon: these two warn and never forbid. Openings,
 * closures, quotas and kept places stay as they are.
 */
export const withoutLimits = (ref: SiteReference): SiteReference => {
  const before = known.get(ref);
  if (before) return before;
  const reasons = ref.reasons.map((reason) => ({ ...reason, noticeMin: 0, horizonDays: noHorizonDays }));
  const free: SiteReference = { ...ref, reasons };
  known.set(ref, free);
  return free;
};
