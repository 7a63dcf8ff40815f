import { useEffect, useRef } from 'react';

import { phoneInPairs } from '#shared/lib/phone';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RouteParams } from '#shared/routes/places';
import { isRegisterDay } from '#shared/time/civil-day';

import { useAppointmentsById } from '../../data/queries/use-appointments-by-id';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useFirstNames } from '../../data/queries/use-first-names';
import { isRead } from '../../data/queries/use-live';
import { takeCarriedName } from '../../ui/open-person';
import type { AgendaState } from './use-agenda-state';
import type { Draft, DraftWho } from './view-model/draft';
import { resizePersons } from './view-model/draft-persons';
import { halves } from './view-model/slot-preferences';
import { likeAppointment } from './view-model/like-appointment';

/** How many persons, from which day and hour on and in which half of it, as an address asks for them; nothing where it does not. */
const askedOf = ({ persons = '', from = '', at = '', half = '' }: RouteParams, draft: Draft): Partial<Draft> => ({
  ...(/^\d{1,2}$/.test(persons) ? { persons: resizePersons(draft.persons, Math.max(1, Number(persons))) } : {}),
  ...(isRegisterDay(from)
    ? {
        place: null,
        preferences: {
          ...draft.preferences,
          fromDay: from,
          fromTime: /^\d\d:\d\d$/.test(at) ? at : '',
          half: halves.find((one) => one === half) ?? 'any',
        },
      }
    : {}),
});

/** « Nouveau rendez-vous » for the same reason and persons as an appointment, or at least for the same reason. */
export const useAskedLike = (reference: SiteReference, params: RouteParams, state: AgendaState): void => {
  const isNew = params['new'] !== undefined;
  const like = isNew ? (params['like'] ?? '') : '';
  const reasonId = isNew ? (params['reason'] ?? '') : '';
  const appointment = useAppointmentsById([like]).get(like);
  const names = useFirstNames(appointment);
  const filled = useRef<RouteParams | null>(null);
  const { draft, setDraft } = state;
  useEffect(() => {
    const waits = like !== '' && (!appointment || !isRead(names));
    const isAsked = like !== '' || reasonId !== '' || (isNew && params['from'] !== undefined);
    if (!isAsked || waits || !draft || filled.current === params) return;
    filled.current = params;
    setDraft((known) => {
      if (!known) return known;
      const filledIn = likeAppointment(known, reference, appointment, names, reasonId);
      return { ...filledIn, ...askedOf(params, filledIn) };
    });
  }, [isNew, like, reasonId, appointment, names, draft, setDraft, params, reference]);
};

/** « Nouveau rendez-vous » for someone: fills the citizen, or a name that was typed elsewhere, into a form in which nobody stands yet. */
export const useAskedCitizen = (params: RouteParams, state: AgendaState): void => {
  const asked = params['new'] === undefined ? '' : (params['citizen'] ?? '');
  const values = useCitizenValues([asked]).get(asked);
  const filled = useRef<RouteParams | null>(null);
  const { draft, setDraft } = state;
  useEffect(() => {
    if (params['new'] === undefined || !draft || filled.current === params) return;
    if (asked !== '' && !values) return;
    filled.current = params;
    const name = takeCarriedName();
    const who: DraftWho = values
      ? { kind: 'known', citizenId: asked, values, isGiven: true }
      : { kind: 'search', text: name };
    const reach = values ? { phone: phoneInPairs(values.phone), email: values.email } : {};
    // The reason that was asked for may be on its way into the same form.
    setDraft((known) => (known?.who.kind === 'search' && known.who.text === '' ? { ...known, who, ...reach } : known));
  }, [asked, values, draft, setDraft, params]);
};
