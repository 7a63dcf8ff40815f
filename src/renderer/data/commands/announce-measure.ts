import type { Measure } from '#shared/domain/insights/day/measures';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { announcedParams } from './announced-measures';

export type AnnounceMeasureInput = { readonly measure: Measure; readonly desk: number };

/**
 * Notes a change at the desks that was agreed on: it stands among the acts of this window, and supervision reckons with it until it is
 * taken back. Nothing is written for other desks: whoever is asked to sit down opens their desk themselves.
 */
export const announceMeasure = (
  context: DataContext,
  { measure, desk }: AnnounceMeasureInput,
): Promise<Result<{ act: Act }, never>> => {
  const id = context.newId();
  const act: Act = {
    id,
    at: context.now().toISOString(),
    code: 'measureAnnounced',
    params: announcedParams(measure, desk),
    undo: () => {
      context.acts.markUndone(id);
      return Promise.resolve(ok(null));
    },
    undone: false,
  };
  context.acts.add(act);
  return Promise.resolve(ok({ act }));
};
