import type { ReactNode } from 'react';

import type { BookingWarning } from '#shared/domain/booking/booking-warnings';
import type { Appointment } from '#shared/domain/model/appointment';
import { bookingText } from '#shared/i18n/fr/booking';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';

type BookingNotesProps = {
  readonly warnings: readonly BookingWarning[];
  readonly nameOf: (person: number) => string;
  readonly onOpenOther: (appointment: Appointment) => void;
  /** Another start at the same desk on the same day. */
  readonly onTime: (time: string) => void;
};

const texts = bookingText.warnings;

const wordsOf = (warning: BookingWarning, nameOf: (person: number) => string): string => {
  switch (warning.code) {
    case 'alreadyBooked':
      return texts.alreadyBooked(nameOf(warning.person), warning.appointment.day, warning.appointment.time);
    case 'minorAlone':
      return texts.minorAlone;
    case 'tooSoon':
      return texts.tooSoon(warning.noticeMin);
    case 'tooFar':
      return texts.tooFar(warning.lastDay);
    case 'gapLeft':
      return texts.gap(warning.minutes, warning.betterTime);
    case 'cardRule':
      return texts.cardRule;
    default:
      return warning satisfies never;
  }
};

type ActProps = Pick<BookingNotesProps, 'onOpenOther' | 'onTime'> & { readonly warning: BookingWarning };

const actOf = ({ warning, onOpenOther, onTime }: ActProps): ReactNode => {
  if (warning.code === 'alreadyBooked')
    return (
      <Button tone="link" onPress={() => onOpenOther(warning.appointment)}>
        {texts.openOther}
      </Button>
    );
  if (warning.code !== 'gapLeft') return undefined;
  return (
    <Button tone="link" onPress={() => onTime(warning.betterTime)}>
      {texts.takeInstead(warning.betterTime)}
    </Button>
  );
};

const quiet: ReadonlySet<BookingWarning['code']> = new Set(['cardRule', 'gapLeft']);

/** What is worth a word before booking, each with what to do. Nothing of it forbids the booking. */
export const BookingNotes = ({ warnings, nameOf, onOpenOther, onTime }: BookingNotesProps) =>
  warnings.map((warning) => (
    <Note
      key={warning.code === 'alreadyBooked' ? warning.appointment.id : warning.code}
      tone={quiet.has(warning.code) ? 'info' : 'warn'}
      role="status"
      acts={actOf({ warning, onOpenOther, onTime })}
    >
      {wordsOf(warning, nameOf)}
    </Note>
  ));
