import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import type { Refusal } from '#shared/errors/refusal';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { BookingPreferences } from './booking-preferences';
import { NoSlot } from './no-slot';
import { OfferList } from './offer-list';
import { isOfPlace, placeNames, sayPlaceRefusal } from './say-place-refusal';
import type { HeldByQuota, PlaceSearch } from './view-model/free-places';
import type { DraftPlace } from './view-model/draft';
import type { SlotPreferences } from './view-model/slot-preferences';

type BookingPlaceProps = {
  readonly reference: SiteReference;
  readonly place: DraftPlace | null;
  /** What the app proposed before, `null` = nothing else. */
  readonly gaveWay: DraftPlace | null;
  /** It gave way by itself, and nobody was told yet. */
  readonly isNews: boolean;
  /** When it would end. */
  readonly end: string;
  /** The desk and who is there. */
  readonly where: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly refusal: Refusal | null;
  /** How often the refusal was asked for again: each time it is read aloud. */
  readonly timesSaid: number;
  /** The first free places from now on; `null` until the coming days are read. */
  readonly offers: readonly Slot[] | null;
  /** The next free places after the one that does not fit. */
  readonly nearOffers: readonly Slot[];
  /** What keeps places that are sooner, `null` = nothing. */
  readonly held: HeldByQuota | null;
  /** What places are looked for by. */
  readonly asked: string;
  readonly search: PlaceSearch | null;
  readonly preferences: SlotPreferences;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onTake: (slot: Slot, preferences?: SlotPreferences) => void;
  readonly onPreferences: (preferences: SlotPreferences) => void;
};

const texts = agendaText.create;
const none: readonly Slot[] = [];

const wishedWords = (reference: SiteReference, { deskId, ...wishes }: SlotPreferences): string => {
  const desk = entryById(reference.desks, deskId)?.number ?? '';
  return bookingText.wished({ ...wishes, desk });
};

const Offers = (props: BookingPlaceProps & { readonly deskNumber: (id: string) => number | string }) => {
  const { offers, search, preferences } = props;
  if (offers?.length === 0 && search)
    return (
      <NoSlot
        search={search}
        preferences={preferences}
        onPreferences={props.onPreferences}
        onTake={(slot, opened) => props.onTake(slot, opened)}
      />
    );
  const take = (slot: Slot): void => props.onTake(slot);
  return (
    <OfferList
      slots={offers ?? none}
      asked={props.asked}
      isRead={offers !== null}
      today={props.today}
      deskNumber={props.deskNumber}
      onTake={take}
      within="booking"
      autoFocus
    />
  );
};

/** Where and when the new appointment is, what is wished of it, why it does not fit there, and other places to take. */
export const BookingPlace = (props: BookingPlaceProps) => {
  const { reference, place, gaveWay, today, refusal, isOpen, preferences } = props;
  const [deskNumber, agent] = placeNames(reference);
  const wished = wishedWords(reference, preferences);
  return (
    <>
      <div className="ag-slotline">
        <div>
          <b>{place ? agendaText.detail.when(place.day, today, place.time, props.end) : texts.choosePlace}</b>
          {place && <span className="meta">{props.where}</span>}
          {wished !== '' && !isOpen && <span className="meta ag-wished">{wished}</span>}
        </div>
        <Button size="small" keys="F3" isExpanded={isOpen} onPress={() => props.onOpen(!isOpen)}>
          {texts.change}
        </Button>
      </div>
      {place && gaveWay && (
        <p className={props.isNews ? 'field-note--warn' : 'meta'} role="status">
          {bookingText.gaveWay(gaveWay, place, today)}
        </p>
      )}
      {props.held && <p className="meta">{bookingText.heldByQuota(props.held, today)}</p>}
      {props.error !== undefined && !isOpen && <Note tone="warn">{props.error}</Note>}
      {isOpen && (
        <>
          <BookingPreferences
            reference={reference}
            today={today}
            preferences={preferences}
            onChange={props.onPreferences}
          />
          <Offers {...props} deskNumber={deskNumber} />
        </>
      )}
      {!isOpen && !place && props.offers?.length === 0 && <Offers {...props} deskNumber={deskNumber} />}
      {refusal && !isOpen && (
        <Note
          key={`${refusal.code} ${props.timesSaid}`}
          tone="warn"
          role="alert"
          acts={
            isOfPlace(refusal) && (
              <OfferList
                slots={props.nearOffers}
                asked={props.asked}
                today={today}
                deskNumber={deskNumber}
                onTake={(slot) => props.onTake(slot)}
                within="booking"
                autoFocus={refusal.code === 'slotTaken'}
              />
            )
          }
        >
          {sayPlaceRefusal(refusal, deskNumber, agent)}
        </Note>
      )}
    </>
  );
};
