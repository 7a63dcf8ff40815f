import { useState } from 'react';

import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import type { Refusal } from '#shared/errors/refusal';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { BookingPreferences } from './booking-preferences';
import { NoSlot } from './no-slot';
import { OfferList } from './offer-list';
import { sayPlaceRefusal } from './say-place-refusal';
import { useFreePlaces, usePlacementIndex, usePlaceSearch, useUpcoming } from './use-free-places';
import { noPreferences } from './view-model/slot-preferences';

type MoveGuideProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  readonly today: string;
  readonly nowMinute: number;
  /** Where it would go now, in words. */
  readonly where: string;
  readonly refusal: Refusal | null;
  readonly onTake: (slot: Slot) => void;
  readonly onGive: () => void;
};

const texts = agendaText.move;
const mostOffers = 5;
const isAt = ({ day, time, deskId }: Appointment, slot: Slot): boolean =>
  day === slot.day && time === slot.time && deskId === slot.deskId;
/** The arrows move it in the grid; a digit takes a place that is offered beside it. */
const grounds = ['moving', 'grid'] as const;

/** Beside the grid while an appointment moves: how, where to, why not there, and the next free places. */
export const MoveGuide = (props: MoveGuideProps) => {
  const { reference, appointment, today, refusal, onTake } = props;
  const [preferences, setPreferences] = useState(noPreferences);
  const [isWishing, setWishing] = useState(false);
  const { appointments, isRead } = useUpcoming(today, preferences.fromDay);
  const wish = { reasonId: appointment.reasonId, durationMin: appointment.durationMin };
  const now = { day: today, minute: props.nowMinute };
  const index = usePlacementIndex(reference, appointments, appointment.id);
  const asked = { reference, index, wish, now, preferences };
  const search = usePlaceSearch(asked);
  // Where it is already is no move.
  const offers = useFreePlaces({ ...asked, count: mostOffers + 1 })
    .filter((slot) => !isAt(appointment, slot))
    .slice(0, mostOffers);
  const deskNumber = (id: string) => entryById(reference.desks, id)?.number ?? '';
  useKeys([{ id: 'wishes', key: 'F3', label: agendaText.keys.find, bar: true, run: () => setWishing(!isWishing) }], {
    group: agendaText.keys.group,
    rank: 1,
  });
  return (
    <section className="ag-move" {...groundOf('moving')}>
      <p className="meta">
        {texts.how} {agendaViewsText.resize.how}
      </p>
      <p className="ag-where" role="status">
        {props.where}
      </p>
      {refusal && (
        <Note tone="bad" role="alert">
          {sayPlaceRefusal(refusal, deskNumber)}
        </Note>
      )}
      <Head
        title={texts.offers}
        level={3}
        end={
          <Button size="small" keys="F3" isExpanded={isWishing} onPress={() => setWishing(!isWishing)}>
            {bookingText.wishes}
          </Button>
        }
      />
      {isWishing && (
        <BookingPreferences
          reference={reference}
          today={today}
          preferences={preferences}
          onChange={setPreferences}
          isMove
        />
      )}
      {isRead && (offers.length > 0 || !search) && (
        <OfferList
          key={String(isWishing)}
          slots={offers}
          asked={JSON.stringify(preferences)}
          today={today}
          deskNumber={deskNumber}
          within={grounds}
          onTake={onTake}
          autoFocus={isWishing}
        />
      )}
      {isRead && offers.length === 0 && search && (
        <NoSlot
          search={search}
          preferences={preferences}
          onPreferences={setPreferences}
          onTake={onTake}
          opensKept={false}
        />
      )}
      <Button tone="link" onPress={props.onGive}>
        {texts.give}
      </Button>
    </section>
  );
};
