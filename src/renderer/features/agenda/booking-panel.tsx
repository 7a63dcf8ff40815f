import { useEffect, useRef, type RefObject } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { displayName } from '#shared/domain/model/citizen-values';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import { timeOf, minutesOf } from '#shared/time/civil';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { NumberStepper } from '../../ui/number-stepper';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { CitizenField } from './citizen-field';
import { NumberFields } from './number-fields';
import { OfferList } from './offer-list';
import { PapersList } from './papers-list';
import { useBooking } from './use-booking';
import type { DraftFit } from './use-draft-fit';
import { useFreePlaces, useUpcoming } from './use-free-places';
import { sayPlaceRefusal } from './say-place-refusal';
import {
  bookableReasons,
  checkNumbers,
  placeDraft,
  resizeNumbers,
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

const useFirstPlace = (wanted: boolean, first: Slot | undefined, take: (slot: Slot) => void): void => {
  useEffect(() => {
    if (wanted && first) take(first);
  });
};

/** Once the citizen is chosen the focus goes on to the first empty field after them. */
const useNextField = (body: RefObject<HTMLDivElement | null>, kind: Draft['who']['kind']): void => {
  const before = useRef(kind);
  useEffect(() => {
    if (before.current !== kind && kind === 'known')
      body.current?.querySelector<HTMLElement>('.ag-pa input, input[type="tel"]')?.focus();
    before.current = kind;
  }, [body, kind]);
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
  const active = appointments.filter(({ status }) => status === 'booked' || status === 'arrived');
  const checks = checkNumbers(reason?.asksPreApplication ? draft.numbers : [], active);
  const booking = useBooking(draft, ({ appointmentId }) => props.onBooked(appointmentId));
  const patch = (change: Partial<Draft>): void => onDraft({ ...draft, ...change });
  const take = ({ day, time, deskId }: Slot): void => {
    onDraft(placeDraft(draft, reference, { day, time, deskId }));
    props.onOffers(false);
  };
  useFirstPlace(!draft.place && isRead && !props.offersOpen, offers[0], take);
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
  const refusal = booking.refusal ?? fit.refusal;
  const deskNumber = (id: string) => reference.desks.find((desk) => desk.id === id)?.number ?? '';
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
        <div className="ag-slotline">
          <div>
            <b>
              {draft.place ? agendaText.detail.when(draft.place.day, today, draft.place.time, end) : texts.choosePlace}
            </b>
            {draft.place && <span className="meta">{props.columnName(draft.place.deskId)}</span>}
          </div>
          <Button
            size="small"
            keys="F3"
            isExpanded={props.offersOpen}
            onPress={() => props.onOffers(!props.offersOpen)}
          >
            {texts.change}
          </Button>
        </div>
        {errorOf('place') !== undefined && !props.offersOpen && <Note tone="warn">{errorOf('place')}</Note>}
        {props.offersOpen && isRead && (
          <OfferList
            key={draft.reasonId + fit.durationMin}
            slots={offers}
            today={today}
            deskNumber={deskNumber}
            onTake={take}
            autoFocus
          />
        )}
        {refusal && !props.offersOpen && (
          <Note
            tone="warn"
            role="alert"
            acts={<OfferList slots={offers.slice(0, 3)} today={today} deskNumber={deskNumber} onTake={take} />}
          >
            {sayPlaceRefusal(refusal, deskNumber)}
          </Note>
        )}
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
