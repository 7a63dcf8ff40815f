import { useEffect, useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RouteParams } from '#shared/routes/places';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import type { AgendaState } from './use-agenda-state';
import { likeAppointment } from './view-model/like-appointment';

/** « Nouveau rendez-vous » for the same reason and persons as an appointment of the day, or at least for the same reason. */
export const useAskedLike = (
  reference: SiteReference,
  params: RouteParams,
  state: AgendaState,
  today: string,
): void => {
  const isNew = params['new'] !== undefined;
  const like = isNew ? (params['like'] ?? '') : '';
  const reasonId = isNew ? (params['reason'] ?? '') : '';
  const appointment = useAppointmentsOfDay(today).find(({ id }) => id === like);
  const filled = useRef<RouteParams | null>(null);
  const { draft, setDraft } = state;
  useEffect(() => {
    const waits = like !== '' && !appointment;
    if ((like === '' && reasonId === '') || waits || !draft || filled.current === params) return;
    filled.current = params;
    setDraft(likeAppointment(draft, reference, appointment, reasonId));
  }, [like, reasonId, appointment, draft, setDraft, params, reference]);
};
