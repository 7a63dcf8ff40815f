import { useMemo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { leftOutside } from '#shared/domain/booking/left-outside';
import { leftCause, meantBy, moveParams, type MoveCause } from '#shared/domain/booking/move-cause';
import { touchedAppointments } from '#shared/domain/booking/touched-appointments';
import type { SiteReference } from '#shared/domain/model/reference';
import { MOST_HORIZON_DAYS } from '#shared/domain/settings/kind-rules';
import { capital, longDay, shortTime } from '#shared/i18n/fr/format';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays, civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { useCitizenValues } from '../../../data/queries/use-citizen-values';
import { isRead } from '../../../data/queries/use-live';
import { useNow } from '../../../data/queries/use-now';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';

/** What follows once the entry is saved, and how saving without it is called. */
type LeadsTo = { readonly label: string; readonly withoutIt: string; readonly run: () => void };

type ImpactListProps = {
  readonly reference: SiteReference;
  readonly impact: Impact;
  /** Why there is nothing to look at; `''` = it is looked at. */
  readonly whyNone: string;
  /** It stands in the side of something else, which has a border of its own. */
  readonly isInside?: boolean;
};

/** What a form closes and whether it is saved. */
type ImpactInput = {
  /** `null` = it closes nothing, or its days do not make sense yet. */
  readonly cause: MoveCause | null;
  /** The settings with what is typed. */
  readonly after: SiteReference;
  readonly today: string;
  readonly onNavigate: Navigate;
  /** The form holds something that is not saved. */
  readonly isUnsaved: boolean;
  /** How the button is called that saves and moves so many; without it, by these two acts alone. */
  readonly saveAndMove?: (number: number) => string;
};

/** What a form changes that has no days of its own. `null` = what is typed makes no sense yet, or nothing is. */
type ChangeInput = Pick<ImpactInput, 'today' | 'onNavigate'> &
  Partial<Pick<ImpactInput, 'isUnsaved'>> & {
    readonly before: SiteReference;
    readonly after: SiteReference | null;
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

/** How many a saved entry still leaves without an open desk, for its row in the list; `''` = nobody. */
export const saysLeft = (reference: SiteReference, stranded: readonly Appointment[], cause: MoveCause): string => {
  const { length } = stranded.filter(meantBy(reference, cause));
  return length === 0 ? '' : dayAheadText.toMove(length);
};

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
const ImpactLines = ({ touched, reference }: LinesProps) => (
  <>
    <Lines touched={touched.slice(0, mostShown)} reference={reference} />
    {touched.length > mostShown && <p className="meta">{texts.more(touched.length - mostShown)}</p>}
  </>
);

const useMinute = ({ site }: SiteReference) => civilOf(useNow(refreshedEveryMs), site.zone);

const impactOf = (
  touched: Impact['touched'],
  cause: MoveCause | null,
  onNavigate: Navigate,
  isUnsaved: boolean,
  saveAndMove: (number: number) => string = texts.saveAndMove,
): Impact => {
  const move = (): void => {
    if (cause) onNavigate('agenda', moveParams(cause));
  };
  const leadsTo =
    isUnsaved && touched && touched.length > 0
      ? { label: saveAndMove(touched.length), withoutIt: texts.saveOnly, run: move }
      : undefined;
  return { touched, move, leadsTo };
};

/** Looks whom a closure or an absence hits before it is saved: those whom the bulk move lists once it is. */
export const useImpact = ({ after, cause, today, isUnsaved, onNavigate, saveAndMove }: ImpactInput): Impact => {
  const { fromDay, toDay } = cause?.spell ?? { fromDay: today, toDay: '' };
  const { day, time } = useMinute(after);
  const appointments = useAppointmentsBetween(fromDay > today ? fromDay : today, toDay, true);
  const touched = useMemo(() => {
    if (!cause) return [];
    return isRead(appointments) ? touchedAppointments(after, appointments, cause, { day, time }) : null;
  }, [appointments, after, cause, day, time]);
  return impactOf(touched, cause, onNavigate, isUnsaved, saveAndMove);
};

/**
 * The same for a change of openings, which has no days of its own: those whom a desk holds before it and none after it, on all days to come,
 * with those whom the bulk move lists beside them.
 */
export const useLeftOutside = ({ before, after, today, onNavigate, isUnsaved = true }: ChangeInput): Impact => {
  const { day, time } = useMinute(before);
  // Openings have no end: all who can be booked are looked at. While nothing changes one day is read, which costs nothing.
  const appointments = useAppointmentsBetween(today, after ? addDays(today, MOST_HORIZON_DAYS) : today, true);
  const [cause, touched] = useMemo((): readonly [MoveCause | null, Impact['touched']] => {
    if (!after) return [null, []];
    if (!isRead(appointments)) return [null, null];
    const now = { day, time };
    const found = leftCause(leftOutside(appointments, before, after, now));
    return [found, found ? touchedAppointments(after, appointments, found, now) : []];
  }, [appointments, before, after, day, time]);
  return impactOf(touched, cause, onNavigate, isUnsaved);
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

/** How many saving would leave behind, beside the button of a form that is about something else; nothing where it leaves nobody. */
export const ImpactNote = ({ impact: { touched } }: Pick<ImpactListProps, 'impact'>) => {
  if (!touched) return <p className="meta">{texts.looking}</p>;
  return touched.length > 0 && <Note tone="warn">{texts.some(touched.length)}</Note>;
};

/** The appointments that what is typed would leave behind, before it is saved, and the way to move them. */
export const ImpactList = ({ whyNone, isInside = false, ...props }: ImpactListProps) => (
  <section className={classNames(!isInside && 'set-side set-side--plain', 'set-impact-of')} aria-label={texts.title}>
    <Head title={texts.title} level={3} />
    {whyNone === '' ? <Hit {...props} /> : <p className="meta">{whyNone}</p>}
  </section>
);
