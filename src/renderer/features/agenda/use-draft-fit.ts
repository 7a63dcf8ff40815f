import { useMemo } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';

import { fitDraft, type Draft } from './view-model/draft';

/** The length of the draft and why it does not fit, if it does not. */
export type DraftFit = { readonly durationMin: number; readonly refusal: Refusal | null };

/** `appointments` must hold those of the draft's day; of another day, the command has the last word. */
export const useDraftFit = (
  reference: SiteReference,
  draft: Draft | null,
  appointments: readonly Appointment[],
): DraftFit =>
  useMemo(() => {
    if (!draft) return { durationMin: 0, refusal: null };
    const reason = reference.reasons.find((one) => one.id === draft.reasonId);
    const plan = draft.place ? planDay(reference, draft.place.day) : null;
    return fitDraft(draft, reason, plan, livePlacements(appointments, reference.reasons));
  }, [reference, draft, appointments]);
