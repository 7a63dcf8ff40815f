import { useRef, useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { sayBirthFault } from '#shared/i18n/fr/common';
import type { Appointment } from '#shared/domain/model/appointment';
import { birthFault } from '#shared/domain/people/read-birth-date';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import type { Refusal } from '#shared/errors/refusal';
import { timeOf, minutesOf } from '#shared/time/civil';

import { goOn } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { writesTo } from '../../ui/writing';
import './booking-form.css';
import { BookingFoot } from './booking/booking-foot';
import { BookingContact } from './booking-contact';
import { BookingNotes } from './booking-notes';
import { BookingPlace } from './booking-place';
import { BookingChannel } from './booking-preferences';
import { BookingReason } from './booking-reason';
import { BookingWho } from './booking-who';
import { PapersList } from './papers-list';
import { placeNames, sayPlaceRefusal } from './say-place-refusal';
import { ShelvedDraft } from './shelved-draft';
import { useBooking, type BookingHears } from './use-booking';
import {
  focusFault,
  nextField,
  useFieldInSight,
  useFirstField,
  useFirstPlace,
  useNextField,
  useReplacedPlace,
} from './use-booking-focus';
import { useBookingForm, useSameTime } from './use-booking-form';
import type { DraftFit } from './use-draft-fit';
import type { Draft, DraftField } from './view-model/draft';
import {
  nameTyped,
  placeDraft,
  proposePlace,
  soughtBy,
  wantsPlace,
  withChannel,
  withPreferences,
} from './view-model/draft';
import type { SlotPreferences } from './view-model/slot-preferences';

export type BookingPanelProps = BookingHears & {
  readonly reference: SiteReference;
  readonly draft: Draft;
  readonly fit: DraftFit;
  readonly today: string;
  readonly nowMinute: number;
  readonly offersOpen: boolean;
  readonly onOffers: (open: boolean) => void;
  /** The one day that the calendar shows, `''` = it shows several. */
  readonly shownDay: string;
  readonly columnName: (deskId: string, day?: string) => string;
  readonly onOpenOther: (appointment: Appointment) => void;
  readonly onClose: () => void;
  /** What was typed for others before and left, the newest first. */
  readonly shelf: readonly Draft[];
  readonly onResume: (shelved: Draft) => void;
};

const texts = agendaText.create;

/** The form of a new appointment, or of one that is changed. What is typed belongs to the screen, so closing the panel keeps it. */
export const BookingPanel = (props: BookingPanelProps) => {
  const { reference, draft, fit, today, onDraft } = props;
  const body = useRef<HTMLDivElement>(null);
  useNextField(body, draft.who);
  useFieldInSight(body);
  useFirstField(body, draft.changes !== null);
  const booking = useBooking(reference, draft, today, props);
  // What was just written takes its own place: until the form closes that is no news.
  const isIdle = booking.phase === 'idle';
  const form = useBookingForm({ ...props, isSent: !isIdle });
  const patch = (change: Partial<Draft>): void => onDraft((known) => ({ ...known, ...change }));
  const take = ({ day, time, deskId }: Slot, preferences: SlotPreferences = draft.preferences): void => {
    onDraft((known) => ({ ...placeDraft(known, reference, { day, time, deskId }), preferences }));
    props.onOffers(false);
    goOn(body.current);
  };
  const replaced = useReplacedPlace(draft, isIdle, onDraft);
  const first = form.offers[0];
  const now = { day: today, minute: props.nowMinute };
  useFirstPlace(
    form.isRead && isIdle && !booking.refusal && wantsPlace(draft, fit.refusal, first, now),
    first,
    ({ day, time, deskId }) => onDraft((known) => replaced.told(proposePlace(known, reference, { day, time, deskId }))),
  );
  const errorOf = (field: DraftField): string | undefined => {
    const isMissing = booking.missing.includes(field);
    if (field !== 'birthDate') return isMissing ? texts.missing[field] : undefined;
    return sayBirthFault(draft.who.kind === 'new' ? birthFault(draft.who.birthDate, today) : null, isMissing);
  };
  // The place is somebody else’s, or too short: it is said each time that the booking is asked for, and another place is one key away.
  const taken = booking.refusal?.code === 'slotTaken' ? booking.refusal : null;
  const blocked = isIdle ? (taken ?? fit.refusal) : null;
  const [timesSaid, setTimesSaid] = useState(0);
  const sayBlocked = ({ code }: Refusal): void => {
    props.onOffers(false);
    replaced.miss();
    setTimesSaid((times) => times + 1);
    if (!draft.isProposed || !first) requestAnimationFrame(() => focusFault(body.current, code));
  };
  const sameTime = useSameTime(isIdle ? form.warnings : [], draft.place);
  const why = (): string => {
    if (blocked) return sayPlaceRefusal(blocked, ...placeNames(reference));
    return sameTime.person === null ? '' : bookingText.warnings.sameTimeFoot(form.nameOf(sameTime.person));
  };
  // What becomes of it is not known yet, and a refusal would find no form.
  const [isAwaited, setAwaited] = useState(false);
  const close = (): void => (isIdle ? props.onClose() : setAwaited(true));
  const submit = (): void => {
    setAwaited(false);
    if (blocked) return sayBlocked(blocked);
    if (!replaced.isHeard()) return undefined;
    // The safe one of the two answers has the focus: a press more never books.
    if (sameTime.person !== null) return body.current?.querySelector<HTMLElement>('[role="alert"] .ag-other')?.focus();
    void booking.submit().then((missing) => {
      if (missing && missing !== 'place')
        requestAnimationFrame(() =>
          body.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus(),
        );
    });
  };
  useKeys(
    [
      {
        id: 'book',
        key: 'Ctrl Entrée',
        label: draft.changes ? agendaText.keys.save : agendaText.keys.book,
        bar: true,
        run: submit,
      },
      { id: 'close', key: 'Échap', label: agendaText.keys.close, run: close },
    ],
    { group: agendaText.keys.group, rank: 1 },
  );
  return (
    <Panel
      className="ag-panel"
      ground="booking"
      home={nextField}
      title={draft.changes ? agendaText.modify.title(nameTyped(draft)) : texts.title}
      close={{ label: texts.close, run: close }}
      footer={
        <BookingFoot
          phase={booking.phase}
          draft={draft}
          today={today}
          shownDay={props.shownDay}
          why={why()}
          isAwaited={isAwaited}
          missed={replaced.missed}
          onSubmit={submit}
        />
      }
    >
      <div className="ag-form" ref={body} {...writesTo('[role="combobox"]')}>
        <ShelvedDraft draft={draft} shelf={props.shelf} onResume={props.onResume} />
        <BookingPlace
          reference={reference}
          place={draft.place}
          gaveWay={draft.gaveWay}
          isNews={draft.isNews}
          end={draft.place ? timeOf(minutesOf(draft.place.time) + fit.durationMin) : ''}
          where={props.columnName(draft.place?.deskId ?? '', draft.place?.day)}
          today={today}
          error={errorOf('place')}
          refusal={booking.refusal ?? (isIdle ? fit.refusal : null)}
          timesSaid={timesSaid}
          offers={form.isRead ? form.offers : null}
          nearOffers={form.nearOffers}
          held={form.isRead ? form.heldByQuota : null}
          asked={soughtBy(draft)}
          search={form.search}
          preferences={draft.preferences}
          isOpen={props.offersOpen}
          onOpen={props.onOffers}
          onTake={take}
          onPreferences={(preferences) => onDraft((known) => withPreferences(known, preferences))}
        />
        {!draft.changes && (
          <BookingChannel
            channel={draft.preferences.channel}
            onChannel={(channel) => onDraft((known) => withChannel(known, channel))}
          />
        )}
        <BookingReason reference={reference} draft={draft} fit={fit} onDraft={patch} />
        <BookingWho
          form={form}
          today={today}
          draft={draft}
          onDraft={patch}
          errorOf={errorOf}
          onOpenOther={props.onOpenOther}
          showAll={booking.tried}
          isSent={!isIdle}
        />
        <BookingNotes
          reference={reference}
          warnings={isIdle ? form.warnings : []}
          today={isIdle ? form.today : null}
          nameOf={form.nameOf}
          onOpenOther={props.onOpenOther}
          onTime={(time) =>
            onDraft((known) => (known.place ? placeDraft(known, reference, { ...known.place, time }) : known))
          }
          onMeant={sameTime.person === null ? null : sameTime.mean}
        />
        <BookingContact
          reference={reference}
          draft={draft}
          sendable={booking.sendable}
          onDraft={patch}
          errorOf={errorOf}
        />
        <PapersList
          reference={reference}
          reason={form.reason}
          persons={form.persons}
          day={draft.place?.day ?? today}
          names={form.persons.map((_, index) => form.nameOf(index))}
          onPerson={(index, change) =>
            // An age that is said holds, whatever a birth date tells.
            patch({
              persons: draft.persons.map((one, at) =>
                at === index ? { ...one, ...change, ...(change.ageBand === undefined ? {} : { birthDate: '' }) } : one,
              ),
            })
          }
        />
      </div>
    </Panel>
  );
};
