import { CalendarPlus } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { nextPlaces, placesWithinDays } from '#shared/domain/scheduling/next-places';
import { longDay, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { addDays, civilOf } from '#shared/time/civil';

import { useAppointmentsBetween, useWithHeld } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { useNow } from '../../data/queries/use-now';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Note } from '../../ui/note';
import { searchReasons } from './view-model/reason-search';

const text = receptionText.passage;

type ByAppointmentProps = {
  readonly reason: Reason;
  readonly reference: SiteReference;
  readonly onBook: () => void;
};

/** A reason for which nobody waits: it says so, and where the next places are. */
export const ByAppointment = ({ reason, reference, onBook }: ByAppointmentProps) => {
  const now = useNow(60_000);
  const civil = civilOf(now, reference.site.zone);
  const until = addDays(civil.day, placesWithinDays);
  const appointments = useAppointmentsBetween(civil.day, until);
  const taking = useWithHeld(appointments);
  const places = useMemo(
    () => nextPlaces(reference, taking, { reasonId: reason.id, persons: 1 }, civil.day, civil),
    // oxlint-disable-next-line react/exhaustive-deps -- the civil minute stands for what it is made of
    [reference, taking, reason.id, civil.day, civil.time],
  );
  const when = places.map(({ day, time }) => text.at(day === civil.day ? text.today : longDay(day), shortTime(time)));
  return (
    <Note
      tone="info"
      icon={CalendarPlus}
      role="status"
      className="by-appointment"
      acts={
        <Button size="small" tone="main" keys="F4" onPress={onBook}>
          {text.book}
        </Button>
      }
    >
      <b>{text.byAppointment(reason.name)}</b>{' '}
      {!isRead(appointments) ? text.looking : when.length === 0 ? text.noPlace : text.nextPlaces(when)}
    </Note>
  );
};

type OtherReasonProps = {
  readonly reasons: readonly Reason[];
  readonly onChoose: (reasonId: string) => void;
};

/** Any reason by a few letters of its name; those that need an appointment say so in the list. */
export const OtherReason = ({ reasons, onChoose }: OtherReasonProps) => {
  const [typed, setTyped] = useState('');
  return (
    <ComboBox
      label={text.otherReasonLabel}
      placeholder={text.otherReasonPlaceholder}
      text={typed}
      onText={setTyped}
      options={searchReasons(reasons, typed).map((reason) => ({
        id: reason.id,
        label: reason.name,
        detail: reason.walkIn ? '' : text.onAppointment,
      }))}
      onChoose={(id) => {
        setTyped('');
        onChoose(id);
      }}
      empty={text.noReason}
      autoFocus
      opensFirst
    />
  );
};
