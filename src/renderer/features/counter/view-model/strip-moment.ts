import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import type { SignName } from '../../../ui/signs';
import type { AtDesk } from './at-desk';
import type { WaitingPerson } from './waiting-person';

const text = counterLifeText.strip;

/** What the strip says at a moment. `label` is `''` when no ticket is meant. */
export type StripMoment = {
  readonly sign: SignName;
  readonly status: string;
  readonly label: string;
  readonly plaque: 'on' | 'waiting' | 'pencil';
  readonly name: string;
  readonly about: string;
};

/** What is known of a ticket at the desk; `isOpen` = its call waits for the server's word. */
export type StripTicket = {
  readonly name: string;
  readonly reasonName: string;
  readonly plannedMin: number;
  readonly isOpen: boolean;
};

type StripFacts = {
  readonly number: number;
  readonly next: WaitingPerson | null;
  /** How many wait in the house, for whichever desk. */
  readonly waiting: number;
  readonly isCutOff: boolean;
  /** Why the desk is paused, in words; `''` = it is not, or nobody said. */
  readonly pause: string;
  readonly about: (ticket: Ticket) => StripTicket;
};

const nextMoment = (next: WaitingPerson | null, waiting: number, isCutOff: boolean): StripMoment => {
  if (!next) {
    const [all, here] = isCutOff ? [text.nobodyKnown, text.nobodyKnownHere] : [text.nobody, text.nobodyHere];
    const [name, about] = [waiting === 0 ? all : here, isCutOff ? text.othersUnseen : ''];
    return { sign: 'free', status: text.free, label: '', plaque: 'waiting', name, about };
  }
  const about = [
    next.dueTime === '' ? next.reasonName : counterText.person.appointmentAt(next.dueTime),
    counterText.person.waitsFor(next.waitMin),
  ];
  return {
    sign: 'free',
    status: text.freeNext,
    label: next.label,
    plaque: next.isOwnSeries ? 'pencil' : 'waiting',
    name: next.name,
    about: about.filter((part) => part !== '').join(', '),
  };
};

/** The moment of a desk in three lines: state, person, what about. */
export const stripMoment = (at: AtDesk, { number, next, waiting, isCutOff, pause, about }: StripFacts): StripMoment => {
  if (at.kind === 'paused' || at.kind === 'signedOff')
    return {
      sign: 'parked',
      status: text.paused,
      label: '',
      plaque: 'waiting',
      name: pause || text.paused,
      about: counterText.pausedHint,
    };
  if (at.kind === 'idle') return nextMoment(next, waiting, isCutOff);
  const { name, reasonName, plannedMin, isOpen } = about(at.ticket);
  const base = { label: at.ticket.label, plaque: isOpen ? 'pencil' : 'on', name } as const;
  const reason = pause === '' ? reasonName : text.thenPause(reasonName);
  if (at.kind === 'serving') return { ...base, sign: 'serving', status: text.serving(plannedMin), about: reason };
  return isOpen
    ? { ...base, sign: 'pending', status: text.unsure, about: text.sayAloud }
    : { ...base, sign: 'called', status: text.calledAt(number), about: reason };
};
