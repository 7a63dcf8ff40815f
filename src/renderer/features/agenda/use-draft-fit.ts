import { useMemo } from 'react';

import { withoutLimits } from '#shared/domain/booking/without-limits';
import type { Refusal } from '#shared/errors/refusal';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import type { CivilNow } from './view-model/block-state';
import { fitDraft, type Draft } from './view-model/draft';

/** The length of the draft and why it does not fit, if it does not. */
export type DraftFit = { readonly durationMin: number; readonly refusal: Refusal | null };

/** `appointments` must hold those of the draft's day; of another day, the command has the last word. */
export const useDraftFit = (
  reference: SiteReference,
  draft: Draft | null,
  appointments: readonly Appointment[],
  now: CivilNow,
): DraftFit =>
  useMemo(() => {
    if (!draft) return { durationMin: 0, refusal: null };
    const reason = entryById(reference.reasons, draft.reasonId);
    // Notice and horizon warn, they forbid nothing here; what is kept is free once it is released.
    const moment = { day: now.day, time: timeOf(now.minute) };
    const plan = draft.place ? planDay(withoutLimits(reference), draft.place.day, moment) : null;
    // Where it stands takes no room from the one that is changed.
    const others = appointments.filter(({ id }) => id !== draft.changes?.appointment.id);
    return fitDraft(draft, reason, plan, livePlacements(others, reference.reasons));
  }, [reference, draft, appointments, now]);
