import { announcedPayload } from '#shared/domain/insights/day/announced-measures';
import type { Measure } from '#shared/domain/insights/day/measures';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { deskAct } from './desk-act';

export type AnnounceMeasureInput = { readonly measure: Measure };

/**
 * Notes a change at the desks that was agreed on, in the log of that desk and day: every desk of the site reckons with it until it is
 * taken back or the day ends. Nobody is signed on by it: whoever is asked to sit down opens their desk themselves.
 */
export const announceMeasure = (
  context: DataContext,
  { measure }: AnnounceMeasureInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(
    context,
    'measureAnnounced',
    measure.deskId,
    (day) => ({ type: 'announce', announced: announcedPayload(measure, day) }),
    { params: { kind: measure.kind, from: measure.from } },
  );
