import { useState } from 'react';

import type { Confirmation } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { readBirthDate } from '#shared/domain/people/read-birth-date';
import { usualCase } from '#shared/domain/people/usual-case';
import type { Refusal } from '#shared/errors/refusal';
import { phoneDigits } from '#shared/lib/phone';

import { useCommands, type Commands } from '../../data/commands/use-commands';
import {
  missingFields,
  offeredChannels,
  personsOf,
  withAdding,
  type Draft,
  type DraftField,
  type DraftPlace,
  type OnDraft,
} from './view-model/draft';

/** What was booked, and the word of the server when it came while the form stood. */
export type BookedWord = {
  readonly appointmentId: string;
  readonly place: DraftPlace;
  readonly said: Confirmation;
};

/** `asking` = the place is asked for; `confirming` = it is written, and the server says its word. */
export type BookingPhase = 'idle' | 'asking' | 'confirming';

/** A known citizen who gave another phone or address is corrected first, so that Ctrl Z takes back the booking. */
const correct = async (commands: Commands, draft: Draft): Promise<void> => {
  if (draft.who.kind !== 'known') return;
  const { citizenId, values } = draft.who;
  const phone = phoneDigits(draft.phone);
  const email = draft.email.trim();
  const patch = {
    ...(phone !== '' && phone !== phoneDigits(values.phone) ? { phone } : {}),
    ...(email !== '' && email !== values.email ? { email } : {}),
  };
  if (Object.keys(patch).length > 0) await commands.correctCitizen({ citizenId, patch });
};

const book = async (
  commands: Commands,
  reference: SiteReference,
  draft: Draft,
  today: string,
  onTaker: (refusal: Refusal) => void,
) => {
  const { who, place } = draft;
  if (!place || who.kind === 'search') return null;
  await correct(commands, draft);
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
    notify: offeredChannels(reference, draft).filter((one) => !draft.silent.includes(one)),
    ...(draft.preferences.keptFor === '' ? {} : { keptFor: draft.preferences.keptFor }),
    onTaker,
  });
};

/**
 * Sends the form once; a refusal stays beside it until something changes, and nothing typed is lost. With the server in reach
 * the form stands until it said its word, a second and a half at most.
 */
export const useBooking = (
  reference: SiteReference,
  draft: Draft,
  today: string,
  onDraft: OnDraft,
  onBooked: (booked: BookedWord) => void,
) => {
  const commands = useCommands();
  const [tried, setTried] = useState(false);
  const [phase, setPhase] = useState<BookingPhase>('idle');
  const [refused, setRefused] = useState<{ readonly refusal: Refusal; readonly draft: Draft } | null>(null);
  const missing = missingFields(draft, today);
  const send = async (whole: Draft): Promise<void> => {
    // The refusal stands at once; who was first is added as soon as their appointment comes.
    const onTaker = (refusal: Refusal): void =>
      setRefused((last) => (last?.draft === whole ? { refusal, draft: whole } : last));
    const result = await book(commands, reference, whole, today, onTaker);
    if (!result || !whole.place) return;
    if (!result.ok) {
      onDraft(() => whole);
      setRefused({ refusal: result.reason, draft: whole });
      return;
    }
    const { appointmentId, word } = result.value;
    setPhase('confirming');
    onBooked({ appointmentId, place: whole.place, said: await word() });
  };
  const submit = async (): Promise<DraftField | null> => {
    setTried(true);
    const first = missing[0];
    if (first || phase !== 'idle') return first ?? null;
    setPhase('asking');
    try {
      await send(withAdding(draft, today));
    } finally {
      setPhase('idle');
    }
    return null;
  };
  return {
    submit,
    phase,
    tried,
    missing: tried ? missing : [],
    refusal: refused?.draft === draft ? refused.refusal : null,
  };
};
