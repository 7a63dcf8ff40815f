import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { agendaText } from '#shared/i18n/fr/agenda';
import type { Refusal } from '#shared/errors/refusal';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot } from '#shared/domain/scheduling/placed';

import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { OfferList } from './offer-list';
import { sayPlaceRefusal } from './say-place-refusal';
import { useFreePlaces, useUpcoming } from './use-free-places';

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
/** The arrows move it in the grid; a digit takes a place that is offered beside it. */
const grounds = ['moving', 'grid'] as const;

/** Beside the grid while an appointment moves: how, where to, why not there, and the next free places. */
export const MoveGuide = (props: MoveGuideProps) => {
  const { reference, appointment, today, refusal } = props;
  const { appointments, isRead } = useUpcoming(today);
  const wish = { reasonId: appointment.reasonId, durationMin: appointment.durationMin };
  const now = { day: today, minute: props.nowMinute };
  const offers = useFreePlaces({ reference, appointments, wish, now, count: 5, exceptId: appointment.id });
  const deskNumber = (id: string) => reference.desks.find((desk) => desk.id === id)?.number ?? '';
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
      <Head title={texts.offers} level={3} />
      {isRead && (
        <OfferList slots={offers} today={today} deskNumber={deskNumber} within={grounds} onTake={props.onTake} />
      )}
      <Button tone="link" onPress={props.onGive}>
        {texts.give}
      </Button>
    </section>
  );
};
