import { useMemo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { moveParams, type MoveCause } from '#shared/domain/booking/move-cause';
import { touchedAppointments } from '#shared/domain/booking/touched-appointments';
import type { SiteReference } from '#shared/domain/model/reference';
import { capital, longDay, shortTime } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { useCitizenValues } from '../../../data/queries/use-citizen-values';
import { isRead } from '../../../data/queries/use-live';
import { useNow } from '../../../data/queries/use-now';
import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import type { LeadsTo } from './setting-form';

type ImpactListProps = {
  readonly reference: SiteReference;
  /** `null` = it closes nothing, or its days do not make sense yet. */
  readonly cause: MoveCause | null;
  readonly impact: Impact;
  /** Why there is nothing to look at. */
  readonly whyNone: string;
};

/** What a form closes and whether it is saved. */
type ImpactInput = Pick<ImpactListProps, 'cause'> & {
  /** The settings with what is typed. */
  readonly after: SiteReference;
  readonly today: string;
  readonly onNavigate: Navigate;
  /** The form holds something that is not saved. */
  readonly isUnsaved: boolean;
};

/** Whom a form would leave behind, the way to move them, and what follows its saving while it is not saved. */
export type Impact = {
  /** `null` until the appointments of these days are read. */
  readonly touched: readonly Appointment[] | null;
  readonly move: () => void;
  readonly leadsTo: LeadsTo | undefined;
};

type LinesProps = { readonly touched: readonly Appointment[]; readonly reference: SiteReference };

type LineProps = {
  readonly one: Appointment;
  readonly person: CitizenValues | undefined;
  readonly reference: SiteReference;
};

const texts = settingsHoursText.impact;
const mostShown = 60;
const refreshedEveryMs = 20_000;

const Line = ({ one, person, reference }: LineProps) => {
  const reason = entryById(reference.reasons, one.reasonId);
  const desk = entryById(reference.desks, one.deskId);
  return (
    <li>
      <span>{shortTime(one.time)}</span>
      <span>
        <b>{person ? `${person.lastName} ${person.firstName}`.trim() : ''}</b>
        <span className="meta">{texts.line(reason?.shortName ?? '', desk?.number ?? '')}</span>
      </span>
    </li>
  );
};

const Lines = ({ touched, reference }: LinesProps) => {
  const citizens = useCitizenValues(touched.map(({ citizenId }) => citizenId));
  const days = [...new Set(touched.map(({ day }) => day))];
  return days.map((day) => (
    <section key={day} aria-label={longDay(day)}>
      <h4 className="set-impact-day">{capital(longDay(day))}</h4>
      <ol className="set-impact">
        {touched
          .filter((one) => one.day === day)
          .map((one) => (
            <Line key={one.id} one={one} person={citizens.get(one.citizenId)} reference={reference} />
          ))}
      </ol>
    </section>
  ));
};

/** So many of them that a person reads, by day, and how many there are besides. */
export const ImpactLines = ({ touched, reference }: LinesProps) => (
  <>
    <Lines touched={touched.slice(0, mostShown)} reference={reference} />
    {touched.length > mostShown && <p className="meta">{texts.more(touched.length - mostShown)}</p>}
  </>
);

/** Looks whom a closure or an absence hits before it is saved: those whom the bulk move lists once it is. */
export const useImpact = ({ after, cause, today, isUnsaved, onNavigate }: ImpactInput): Impact => {
  const { fromDay, toDay } = cause?.spell ?? { fromDay: today, toDay: '' };
  const { day, time } = civilOf(useNow(refreshedEveryMs), after.site.zone);
  const appointments = useAppointmentsBetween(fromDay > today ? fromDay : today, toDay);
  const touched = useMemo(() => {
    if (!cause) return [];
    return isRead(appointments) ? touchedAppointments(after, appointments, cause, { day, time }) : null;
  }, [appointments, after, cause, day, time]);
  const move = (): void => {
    if (cause) onNavigate('agenda', moveParams(cause));
  };
  const leadsTo =
    isUnsaved && touched && touched.length > 0
      ? { label: texts.saveAndMove(touched.length), withoutIt: texts.saveOnly, run: move }
      : undefined;
  return { touched, move, leadsTo };
};

const Hit = ({ reference, impact: { touched, move, leadsTo } }: Pick<ImpactListProps, 'reference' | 'impact'>) => {
  if (!touched) return <p className="meta">{texts.looking}</p>;
  if (touched.length === 0) return <Note tone="ok">{texts.none}</Note>;
  return (
    <>
      <Note tone="warn" acts={!leadsTo && <Button onPress={move}>{texts.move(touched.length)}</Button>}>
        {texts.some(touched.length)}
      </Note>
      <ImpactLines touched={touched} reference={reference} />
    </>
  );
};

/** The appointments that what is typed would leave behind, before it is saved, and the way to move them. */
export const ImpactList = (props: ImpactListProps) => (
  <section className="set-side set-side--plain set-impact-of" aria-label={texts.title}>
    <Head title={texts.title} level={3} />
    {props.cause ? <Hit {...props} /> : <p className="meta">{props.whyNone}</p>}
  </section>
);
