import { useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { displayName } from '#shared/domain/model/citizen-values';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import { timeOf, minutesOf } from '#shared/time/civil';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { NumberStepper } from '../../ui/number-stepper';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { BookingPlace } from './booking-place';
import { CitizenField } from './citizen-field';
import { NumberFields } from './number-fields';
import { PapersList } from './papers-list';
import { useBooking } from './use-booking';
import { useFirstPlace, useNextField } from './use-booking-focus';
import type { SearchFrom } from './view-model/free-places';
import type { DraftFit } from './use-draft-fit';
import { useFreePlaces, useUpcoming } from './use-free-places';
import {
  bookableReasons,
  checkNumbers,
  placeDraft,
  resizeNumbers,
  wantsPlace,
  type Draft,
  type DraftField,
} from './view-model/draft';

export type BookingPanelProps = {
  readonly reference: SiteReference;
  readonly draft: Draft;
  readonly fit: DraftFit;
  readonly today: string;
  readonly nowMinute: number;
  readonly offersOpen: boolean;
  readonly onOffers: (open: boolean) => void;
  readonly columnName: (deskId: string) => string;
  readonly onDraft: (draft: Draft) => void;
  readonly onBooked: (appointmentId: string) => void;
  readonly onOpenOther: (appointment: Appointment) => void;
  readonly onClose: () => void;
};

const texts = agendaText.create;

/** Other places are looked for from the one that does not fit, never in the past. */
const nearOf = ({ place }: Draft, today: string, nowMinute: number): SearchFrom => {
  if (!place || place.day < today) return { day: today, minute: nowMinute };
  return {
    day: place.day,
    minute: place.day === today ? Math.max(nowMinute, minutesOf(place.time)) : minutesOf(place.time),
  };
};

/** The form of a new appointment. What is typed belongs to the screen, so closing the panel keeps it. */
export const BookingPanel = (props: BookingPanelProps) => {
  const { reference, draft, fit, today, onDraft } = props;
  const body = useRef<HTMLDivElement>(null);
  useNextField(body, draft.who.kind);
  const reason = reference.reasons.find((one) => one.id === draft.reasonId);
  const { appointments, isRead } = useUpcoming(today);
  const wish = reason ? { reasonId: reason.id, durationMin: fit.durationMin } : null;
  const offers = useFreePlaces(reference, appointments, wish, { day: today, minute: props.nowMinute }, 5);
  const nearOffers = useFreePlaces(reference, appointments, wish, nearOf(draft, today, props.nowMinute), 3);
  const active = appointments.filter(({ status }) => status === 'booked' || status === 'arrived');
  const checks = checkNumbers(reason?.asksPreApplication ? draft.numbers : [], active);
  const booking = useBooking(draft, ({ appointmentId }) => props.onBooked(appointmentId));
  const patch = (change: Partial<Draft>): void => onDraft({ ...draft, ...change });
  const take = ({ day, time, deskId }: Slot): void => {
    onDraft(placeDraft(draft, reference, { day, time, deskId }));
    props.onOffers(false);
  };
  const isWanted = isRead && !props.offersOpen && wantsPlace(draft, fit.refusal, offers[0]);
  useFirstPlace(isWanted, offers[0], ({ day, time, deskId }) =>
    onDraft({ ...placeDraft(draft, reference, { day, time, deskId }), isProposed: true }),
  );
  const errorOf = (field: DraftField): string | undefined =>
    booking.missing.includes(field) ? texts.missing[field] : undefined;
  const submit = (): void => {
    void booking.submit().then((first) => {
      if (first && first !== 'place')
        requestAnimationFrame(() =>
          body.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus(),
        );
    });
  };
  useKeys(
    [
      { id: 'book', key: 'Ctrl Entrée', label: agendaText.keys.book, bar: true, run: submit },
      { id: 'close', key: 'Échap', label: agendaText.keys.close, run: props.onClose },
    ],
    { group: agendaText.keys.group, rank: 1 },
  );
  const end = draft.place ? timeOf(minutesOf(draft.place.time) + fit.durationMin) : '';
  return (
    <Panel
      className="ag-panel"
      title={texts.title}
      close={{ label: texts.close, run: props.onClose }}
      footer={
        <Button tone="main" size="big" keys="Ctrl Entrée" onPress={submit} isDisabled={booking.busy}>
          {texts.submit(draft.place?.time ?? '')}
        </Button>
      }
    >
      <div className="ag-form" ref={body}>
        <BookingPlace
          place={draft.place}
          end={end}
          where={props.columnName(draft.place?.deskId ?? '')}
          today={today}
          error={errorOf('place')}
          refusal={booking.refusal ?? fit.refusal}
          offers={isRead ? offers : null}
          nearOffers={nearOffers}
          isOpen={props.offersOpen}
          deskNumber={(id) => reference.desks.find((desk) => desk.id === id)?.number ?? ''}
          onOpen={props.onOffers}
          onTake={take}
        />
        <div className="ag-row2">
          <Select
            label={texts.reason}
            options={bookableReasons(reference).map(({ id, name }) => ({ id, label: name }))}
            value={draft.reasonId}
            onChange={(reasonId) => {
              const most = reference.reasons.find((one) => one.id === reasonId)?.durationsMin.length ?? 1;
              patch({ reasonId, numbers: resizeNumbers(draft.numbers, Math.min(most, draft.numbers.length)) });
            }}
          />
          <NumberStepper
            label={texts.persons}
            value={draft.numbers.length}
            min={1}
            max={reason?.durationsMin.length ?? 1}
            onChange={(count) => patch({ numbers: resizeNumbers(draft.numbers, count) })}
          />
          <div className="ag-dur">
            <span className="label">{texts.duration}</span>
            <b>{texts.minutes(fit.durationMin)}</b>
          </div>
        </div>
        <CitizenField draft={draft} onDraft={patch} errorOf={errorOf} />
        {reason?.asksPreApplication && (
          <NumberFields
            numbers={draft.numbers}
            checks={checks}
            firstName={
              draft.who.kind === 'known'
                ? displayName(draft.who.values)
                : draft.who.kind === 'new'
                  ? `${draft.who.firstName} ${draft.who.lastName}`.trim()
                  : ''
            }
            onChange={(index, value) =>
              patch({ numbers: draft.numbers.map((number, at) => (at === index ? value.toUpperCase() : number)) })
            }
            onOpenOther={props.onOpenOther}
            showAll={booking.tried}
          />
        )}
        <div className="ag-row2b">
          <TextField
            label={texts.phone}
            value={draft.phone}
            onChange={(phone) => patch({ phone })}
            type="tel"
            inputMode="tel"
            maxLength={20}
            error={errorOf('phone')}
          />
          <TextField
            label={texts.email}
            hint={texts.emailHint}
            value={draft.email}
            onChange={(email) => patch({ email })}
            type="email"
            maxLength={100}
          />
        </div>
        <PapersList papers={reason?.papers ?? []} />
      </div>
    </Panel>
  );
};
