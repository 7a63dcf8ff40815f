import { useLayoutEffect, useRef, useState } from 'react';

import type { Confirmation, MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { readBirthDate } from '#shared/domain/people/read-birth-date';
import { usualCase } from '#shared/domain/people/usual-case';
import type { Refusal } from '#shared/errors/refusal';
import { phoneDigits } from '#shared/lib/phone';
import { ok, type Result } from '#shared/lib/result';

import { useSendableChannels } from '../../data/queries/use-messages-of';
import { useCommands, type Commands } from '../../data/commands/use-commands';
import { offeredChannels } from './booking/written-channels';
import {
  missingFields,
  personsOf,
  withAdding,
  type Changed,
  type Draft,
  type DraftField,
  type DraftPlace,
  type OnDraft,
} from './view-model/draft';

/** What was booked, and the word of the server when it came while the form stood. */
export type BookedWord = {
  /** The id of the form. */
  readonly formId: number;
  readonly appointmentId: string;
  readonly place: DraftPlace;
  readonly said: Confirmation;
};

/** What the screen hears of a form, which somebody may have left meanwhile. */
export type BookingHears = {
  readonly onDraft: OnDraft;
  readonly onSending: (formId: number, isSending: boolean) => void;
  readonly onBooked: (booked: BookedWord) => void;
  readonly onRefused: (sent: Draft, refusal: Refusal) => void;
};

/** `asking` = the place is asked for; `confirming` = it is written, and the server says its word. */
export type BookingPhase = 'idle' | 'asking' | 'confirming';

/** A known citizen who gave another phone or address is corrected first; `null` = there is nothing to correct. It comes first, so that Ctrl Z takes back the booking or the change. */
const correct = async (commands: Commands, draft: Draft): Promise<Result<unknown, Refusal> | null> => {
  if (draft.who.kind !== 'known') return null;
  const { citizenId, values } = draft.who;
  const phone = phoneDigits(draft.phone);
  const email = draft.email.trim();
  const patch = {
    ...(phone !== '' && phone !== phoneDigits(values.phone) ? { phone } : {}),
    ...(email !== '' && email !== values.email.trim() ? { email } : {}),
  };
  return Object.keys(patch).length > 0 ? commands.correctCitizen({ citizenId, patch }) : null;
};

/** Nothing of the appointment is another, whatever became of how its person is reached. */
const isAsItStands = ({ appointment, persons }: Changed, draft: Draft, { day, time, deskId }: DraftPlace): boolean =>
  draft.reasonId === appointment.reasonId &&
  draft.persons === persons &&
  [day, time, deskId].join() === [appointment.day, appointment.time, appointment.deskId].join();

/** Who comes to an appointment, written anew, with the place that as many need. */
const change = (
  commands: Commands,
  { appointment }: Changed,
  draft: Draft,
  place: DraftPlace,
  onTaker: (refusal: Refusal) => void,
) =>
  commands.changeAppointment({
    appointmentId: appointment.id,
    before: appointment,
    reasonId: draft.reasonId,
    persons: personsOf(draft, place.day),
    names: draft.persons.map(({ name }) => usualCase(name)),
    ...place,
    ...(draft.preferences.keptFor === '' ? {} : { keptFor: draft.preferences.keptFor }),
    onTaker,
  });

const book = async (
  commands: Commands,
  offered: readonly MessageChannel[],
  draft: Draft,
  today: string,
  onTaker: (refusal: Refusal) => void,
) => {
  const { who, place, changes } = draft;
  if (!place || who.kind === 'search') return null;
  const corrected = await correct(commands, draft);
  if (changes && corrected && !corrected.ok) return corrected;
  // One act, so that one Ctrl Z takes it back.
  if (changes && corrected && isAsItStands(changes, draft, place)) {
    const { id: appointmentId, confirmation } = changes.appointment;
    return ok({ appointmentId, word: () => Promise.resolve(confirmation) });
  }
  if (changes) return change(commands, changes, draft, place, onTaker);
  const typed =
    who.kind === 'known'
      ? { id: who.citizenId }
      : {
          values: {
            lastName: who.lastName,
            firstName: who.firstName,
            birthDate: readBirthDate(who.birthDate, today) ?? '',
            phone: phoneDigits(draft.phone),
            email: draft.email.trim(),
          },
        };
  return commands.bookAppointment({
    citizen: typed,
    reasonId: draft.reasonId,
    persons: personsOf(draft, place.day),
    names: draft.persons.map(({ name }) => usualCase(name)),
    ...place,
    channel: draft.preferences.channel,
    notify: offered.filter((one) => !draft.silent.includes(one)),
    ...(draft.preferences.keptFor === '' ? {} : { keptFor: draft.preferences.keptFor }),
    onTaker,
  });
};

type Refused = {
  readonly refusal: Refusal;
  /** What was sent. */
  readonly sent: Draft;
  /** The form as it stood when the refusal came. */
  readonly draft: Draft;
};

/**
 * Sends the form once; a refusal stays beside it until something changes, and nothing typed is lost, not even what is typed while the
 * form is on its way. With the server in reach the form stands until it said its word, a second and a half at most.
 */
export const useBooking = (reference: SiteReference, draft: Draft, today: string, hears: BookingHears) => {
  const commands = useCommands();
  const sendable = useSendableChannels();
  const [tried, setTried] = useState(false);
  const [phase, setPhase] = useState<BookingPhase>('idle');
  const [refused, setRefused] = useState<Refused | null>(null);
  const latest = useRef(draft);
  useLayoutEffect(() => {
    latest.current = draft;
  });
  const missing = missingFields(draft, today);
  /** Gives why it was refused, `null` where it was not. */
  const send = async (): Promise<Refusal | null> => {
    const whole = withAdding(draft, today);
    // The refusal stands at once; who was first is added as soon as their appointment comes.
    const onTaker = (refusal: Refusal): void =>
      setRefused((last) => (last?.sent === whole ? { ...last, refusal } : last));
    const result = await commands.asOne(() =>
      book(commands, offeredChannels(reference, whole, sendable), whole, today, onTaker),
    );
    if (!result || !whole.place) return null;
    if (!result.ok) {
      const stands = latest.current === draft ? whole : latest.current;
      if (stands === whole) hears.onDraft((known) => (known === draft ? whole : known));
      setRefused({ refusal: result.reason, sent: whole, draft: stands });
      hears.onRefused(stands, result.reason);
      return result.reason;
    }
    const { appointmentId, word } = result.value;
    setPhase('confirming');
    hears.onBooked({ formId: draft.id, appointmentId, place: whole.place, said: await word() });
    return null;
  };
  /** Gives the field that keeps it from being booked, `null` where none does. */
  const submit = async (): Promise<DraftField | 'number' | null> => {
    setTried(true);
    const first = missing[0];
    if (first || phase !== 'idle') return first ?? null;
    setPhase('asking');
    hears.onSending(draft.id, true);
    try {
      const refusal = await send();
      return refusal?.code === 'preApplicationNumberInvalid' ? 'number' : null;
    } finally {
      setPhase('idle');
      hears.onSending(draft.id, false);
    }
  };
  return {
    submit,
    /** The channels by which the server can write: what the form offers is what it stores. */
    sendable,
    phase,
    tried,
    missing: tried ? missing : [],
    refusal: refused?.draft === draft ? refused.refusal : null,
  };
};
