import type { Measure } from '#shared/domain/insights/day/measures';

import type { Act, ActParams } from './act';

/** A measure that was announced here, and when. */
export type Announced = { readonly measure: Measure; readonly at: string };

/** A measure as the facts of an act. */
export const announcedParams = (measure: Measure, desk: number): ActParams => {
  const { kind, deskId, agentId, from, to } = measure;
  const base = { desk, kind, deskId, agentId, from, to };
  if (measure.kind === 'open') return base;
  if (measure.kind === 'switch') return { ...base, reasonId: measure.reasonId };
  return { ...base, closureId: measure.closureId, wasFrom: measure.was.from, wasTo: measure.was.to };
};

const measureOf = (params: ActParams): Measure | null => {
  const text = (key: string): string => String(params[key] ?? '');
  const base = { deskId: text('deskId'), agentId: text('agentId'), from: text('from'), to: text('to') };
  switch (params['kind']) {
    case 'open':
      return { ...base, kind: 'open' };
    case 'switch':
      return { ...base, kind: 'switch', reasonId: text('reasonId') };
    case 'pause':
      return {
        ...base,
        kind: 'pause',
        closureId: text('closureId'),
        was: { from: text('wasFrom'), to: text('wasTo') },
      };
    default:
      return null;
  }
};

/** The measures that were announced in this window and not taken back, oldest first. */
export const announcedMeasures = (acts: readonly Act[]): readonly Announced[] =>
  acts.flatMap((act) => {
    const measure = act.code === 'measureAnnounced' && !act.undone ? measureOf(act.params) : null;
    return measure ? [{ measure, at: act.at }] : [];
  });
