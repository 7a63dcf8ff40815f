import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';

import { isCutOff, useSyncKind } from '../../../data/queries/use-sync-state';
import { Button } from '../../../ui/button';
import type { BookingPhase } from '../use-booking';
import type { Draft, DraftPlace } from '../view-model/draft';

const texts = agendaText.create;

type FootProps = {
  readonly phase: BookingPhase;
  readonly draft: Draft;
  readonly today: string;
  readonly shownDay: string;
  /** Why it cannot be booked there, `''` = it can. */
  readonly why: string;
  /** Somebody wished to close it while it was on its way. */
  readonly isAwaited: boolean;
  /** The booking was asked for at this place, which did not fit, and another one is proposed; `null` = it was not. */
  readonly missed: DraftPlace | null;
  readonly onSubmit: () => void;
};

const isWhereItWas = ({ changes, place }: Draft): boolean =>
  changes?.appointment.day === place?.day && changes?.appointment.time === place?.time;

const submitWords = (draft: Draft, today: string): string =>
  draft.changes
    ? agendaText.modify.submit(isWhereItWas(draft) ? null : draft.place, today)
    : texts.submit(draft.place, today);

/** What keeps the form from being sent, and the button that sends it. */
export const BookingFoot = (props: FootProps) => {
  const kind = useSyncKind();
  const { place } = props.draft;
  return (
    <>
      {isCutOff(kind) && <p className="meta ag-foot-note">{bookingText.waitsForServer}</p>}
      {place && !['', place.day].includes(props.shownDay) && (
        <p className="ag-foot-note" role="status">
          {texts.shownDay(props.shownDay)}
        </p>
      )}
      {props.why !== '' && <p className="ag-foot-note field-note--bad">{props.why}</p>}
      {props.isAwaited && props.phase !== 'idle' && (
        <p className="ag-foot-note" role="status">
          {bookingText.onItsWay}
        </p>
      )}
      {place && props.missed && props.why === '' && (
        <p className="ag-foot-note field-note--warn" role="status">
          {bookingText.replaced(props.missed, place, props.today)}
        </p>
      )}
      <Button
        tone="main"
        size="big"
        keys="Ctrl Entrée"
        onPress={props.onSubmit}
        isDisabled={props.phase !== 'idle' || props.why !== ''}
      >
        {props.phase === 'confirming' ? bookingText.confirming : submitWords(props.draft, props.today)}
      </Button>
    </>
  );
};
