import { agendaText } from '#shared/i18n/fr/agenda';
import type { Refusal } from '#shared/errors/refusal';
import type { Slot } from '#shared/domain/scheduling/placed';

import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { OfferList } from './offer-list';
import { sayPlaceRefusal } from './say-place-refusal';
import type { DraftPlace } from './view-model/draft';

type BookingPlaceProps = {
  readonly place: DraftPlace | null;
  /** When it would end. */
  readonly end: string;
  /** The desk and who is there. */
  readonly where: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly refusal: Refusal | null;
  /** The first free places from now on; `null` until the coming days are read. */
  readonly offers: readonly Slot[] | null;
  /** The next free places after the one that does not fit. */
  readonly nearOffers: readonly Slot[];
  readonly isOpen: boolean;
  readonly deskNumber: (deskId: string) => number | string;
  readonly onOpen: (open: boolean) => void;
  readonly onTake: (slot: Slot) => void;
};

const texts = agendaText.create;

/** Where and when the new appointment is, why it does not fit there, and other places to take. */
export const BookingPlace = (props: BookingPlaceProps) => {
  const { place, today, refusal, isOpen, offers } = props;
  const list = { today, deskNumber: props.deskNumber, onTake: props.onTake };
  return (
    <>
      <div className="ag-slotline">
        <div>
          <b>{place ? agendaText.detail.when(place.day, today, place.time, props.end) : texts.choosePlace}</b>
          {place && <span className="meta">{props.where}</span>}
        </div>
        <Button size="small" keys="F3" isExpanded={isOpen} onPress={() => props.onOpen(!isOpen)}>
          {texts.change}
        </Button>
      </div>
      {props.error !== undefined && !isOpen && <Note tone="warn">{props.error}</Note>}
      {isOpen && offers && <OfferList {...list} slots={offers} autoFocus />}
      {refusal && !isOpen && (
        <Note tone="warn" role="alert" acts={<OfferList {...list} slots={props.nearOffers} />}>
          {sayPlaceRefusal(refusal, props.deskNumber)}
        </Note>
      )}
    </>
  );
};
