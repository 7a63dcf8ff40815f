import { requestDetails } from '#shared/domain/lifecycle/request-details';
import type { Passage } from '#shared/domain/people/passages';
import { outcomeText, statusText } from '#shared/i18n/fr/common';
import { peopleText } from '#shared/i18n/fr/people';

import type { SignName } from '../../../ui/signs';

/** A passage as one line of the file: when, what for, what came of it. */
export type PassageLine = {
  readonly id: string;
  readonly when: string;
  readonly what: string;
  /** Further facts, in order: number of persons, ticket, outcome. */
  readonly details: string;
  readonly sign: SignName;
  readonly word: string;
  /** `''` when there is no appointment to open. */
  readonly appointmentId: string;
  /** `''` when there is no request to open by itself. */
  readonly requestId: string;
  readonly day: string;
};

type State = { readonly sign: SignName; readonly word: string };

const state = (sign: SignName & keyof typeof statusText): State => ({ sign, word: statusText[sign] });
const texts = peopleText.passages;

const appointmentState = ({ appointment, day }: Passage, today: string): State => {
  switch (appointment?.status) {
    case 'cancelledByCitizen':
    case 'cancelledByOffice':
      return state('cancelled');
    case 'attended':
    case 'noShow':
      return state(appointment.status);
    case 'arrived':
      return state(day < today ? 'needsOutcome' : 'arrived');
    default:
      if (day < today) return state('needsOutcome');
      if (appointment?.confirmation === 'overbooked' || appointment?.confirmation === 'pending')
        return state(appointment.confirmation);
      return state('booked');
  }
};

const stateOf = (passage: Passage, today: string): State => {
  const { kind, ticket, request } = passage;
  if (kind === 'appointment') return appointmentState(passage, today);
  if (kind === 'ticket' && ticket && ticket.status !== 'void') return state(ticket.status);
  const status = request?.status ?? 'received';
  const word = status === 'void' ? '' : texts.requests[status];
  const isOver = status === 'answered' || status === 'closed';
  return { sign: isOver ? 'done' : status === 'waitingOnCitizen' ? 'onHold' : 'waiting', word };
};

const isOutcome = (code: string): code is keyof typeof outcomeText => Object.hasOwn(outcomeText, code);

/**
 * Puts a passage into words. `reasonName` knows the reasons, `companion` the person with whom they came, where the appointment is
 * another’s.
 */
export const passageLine = (
  passage: Passage,
  today: string,
  reasonName: (id: string) => string,
  companion: (citizenId: string) => string,
): PassageLine => {
  const { id, day, time, reasonId, persons, ticket, request, appointment } = passage;
  const outcome = ticket?.outcome || request?.outcome || '';
  const other = companion(passage.citizenId);
  const details = [
    request ? requestDetails(request).subject : '',
    texts.persons(persons),
    other === '' ? '' : texts.cameWith(other),
    ticket ? texts.ticket(ticket.label) : '',
    isOutcome(outcome) ? outcomeText[outcome] : '',
  ];
  return {
    id,
    day,
    when: texts.when(day, time, today),
    what: reasonName(reasonId),
    details: details.filter((part) => part !== '').join(' · '),
    ...stateOf(passage, today),
    appointmentId: appointment?.id ?? '',
    requestId: passage.kind === 'request' ? id : '',
  };
};
