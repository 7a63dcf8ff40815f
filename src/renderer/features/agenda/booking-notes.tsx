import type { ReactNode } from 'react';

import type { BookingWarning } from '#shared/domain/booking/booking-warnings';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';

type BookingNotesProps = {
  readonly reference: SiteReference;
  readonly warnings: readonly BookingWarning[];
  /** The citizen is expected today already; `null` = they are not, or a warning says it. */
  readonly today: Appointment | null;
  readonly nameOf: (person: number) => string;
  readonly onOpenOther: (appointment: Appointment) => void;
  /** Another start at the same desk on the same day. */
  readonly onTime: (time: string) => void;
  /** They are meant to be expected at two desks at once; `null` = that was said already. */
  readonly onMeant: (() => void) | null;
};

const texts = bookingText.warnings;

/** « Passeport, guichet 4 ». */
const whatOf = ({ reasonId, deskId }: Appointment, { reasons, desks }: SiteReference): string =>
  [entryById(reasons, reasonId)?.name ?? '', agendaText.create.desk(entryById(desks, deskId)?.number ?? '')]
    .filter(Boolean)
    .join(', ');

const wordsOf = (warning: BookingWarning, { reference, nameOf }: BookingNotesProps): string => {
  switch (warning.code) {
    case 'sameTime': {
      const { person, appointment } = warning;
      const isHere = appointment.status === 'arrived';
      return texts.sameTime(nameOf(person), appointment.time, whatOf(appointment, reference), isHere);
    }
    case 'sameDay':
    case 'nearDay': {
      const { code, person, appointment, jointReasonId } = warning;
      const joint = entryById(reference.reasons, jointReasonId)?.name ?? '';
      const day = code === 'nearDay' ? appointment.day : '';
      return texts.otherThing(nameOf(person), day, appointment.time, whatOf(appointment, reference), joint);
    }
    case 'hereFor':
      return texts.hereFor(nameOf(warning.person), warning.appointment.time);
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

const actOf = (warning: BookingWarning, { onOpenOther, onTime, onMeant }: BookingNotesProps): ReactNode => {
  if ('appointment' in warning)
    return (
      <>
        <Button tone="link" className="ag-other" onPress={() => onOpenOther(warning.appointment)}>
          {texts.openOther}
        </Button>
        {warning.code === 'sameTime' && onMeant && (
          <Button tone="link" onPress={onMeant}>
            {texts.bookAnyway}
          </Button>
        )}
      </>
    );
  if (warning.code !== 'gapLeft') return undefined;
  return (
    <Button tone="link" onPress={() => onTime(warning.betterTime)}>
      {texts.takeInstead(warning.betterTime)}
    </Button>
  );
};

const quiet: ReadonlySet<BookingWarning['code']> = new Set(['cardRule', 'gapLeft', 'hereFor', 'nearDay', 'sameDay']);

const toneOf = (warning: BookingWarning): 'info' | 'warn' | 'bad' => {
  if (warning.code === 'sameTime') return 'bad';
  // Two ways for what one would do is worth a word on the phone.
  const isJoint = 'jointReasonId' in warning && warning.jointReasonId !== '';
  return quiet.has(warning.code) && !isJoint ? 'info' : 'warn';
};

/** What is worth a word before booking, each with what to do. Nothing of it forbids the booking; two desks at once must be meant. */
export const BookingNotes = (props: BookingNotesProps) => (
  <>
    {props.warnings.map((warning) => (
      <Note
        key={'appointment' in warning ? warning.appointment.id : warning.code}
        tone={toneOf(warning)}
        role={warning.code === 'sameTime' ? 'alert' : 'status'}
        acts={actOf(warning, props)}
      >
        {wordsOf(warning, props)}
      </Note>
    ))}
    {props.today && (
      <p className="meta" role="status">
        {texts.today(props.today.time, whatOf(props.today, props.reference))}
      </p>
    )}
  </>
);
