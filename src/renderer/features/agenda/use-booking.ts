import { useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { phoneDigits } from '#shared/lib/phone';

import { useCommands, type Commands } from '../../data/commands/use-commands';
import { missingFields, readBirthDate, type Draft, type DraftField } from './view-model/draft';

type Booked = { readonly appointmentId: string };

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

const send = async (commands: Commands, draft: Draft) => {
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
            birthDate: readBirthDate(who.birthDate) ?? '',
            phone: phoneDigits(draft.phone),
            email: draft.email.trim(),
          },
        };
  return commands.bookAppointment({
    citizen: typed,
    reasonId: draft.reasonId,
    persons: draft.numbers.map((number) => ({ preApplicationNumber: number })),
    ...place,
    channel: 'desk',
  });
};

/** Sends the form once; a refusal stays beside it until something changes, and nothing typed is lost. */
export const useBooking = (draft: Draft, onBooked: (booked: Booked) => void) => {
  const commands = useCommands();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: Refusal; readonly draft: Draft } | null>(null);
  const missing = missingFields(draft);
  const submit = async (): Promise<DraftField | null> => {
    setTried(true);
    const first = missing[0];
    if (first || busy) return first ?? null;
    setBusy(true);
    try {
      const result = await send(commands, draft);
      if (result?.ok) onBooked(result.value);
      else if (result) setRefused({ refusal: result.reason, draft });
    } finally {
      setBusy(false);
    }
    return null;
  };
  return {
    submit,
    busy,
    tried,
    missing: tried ? missing : [],
    refusal: refused?.draft === draft ? refused.refusal : null,
  };
};
