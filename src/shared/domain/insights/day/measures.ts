import { minutesOf, timeOf, weekdayOf } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import type { DeskSession } from '../../model/desk-session';
import type { Measure, Stretch } from '../../model/measure';
import type { AskedSeat, Closure, OpeningPeriod, SiteReference } from '../../model/reference';
import { absencesOn } from '../../scheduling/absences-on';
import { subtract, type Interval } from '../../scheduling/intervals';
import { entryById } from '../../../lib/entry-by-id';

/** A stretch in minutes of the civil day. */
export const inMinutes = ({ from, to }: Stretch): Interval => ({ from: minutesOf(from), to: minutesOf(to) });

/** A day and the need for help in it, for which changes at the desks are sought. */
export type MeasureInput = {
  readonly ref: SiteReference;
  readonly day: string;
  /** Civil `HH:mm` of now. */
  readonly time: string;
  readonly sessions: readonly DeskSession[];
  readonly appointments: readonly Appointment[];
  /** When help is needed, and for what most. */
  readonly stretch: Stretch;
  readonly reasonId: string;
  /** Agents who were asked already to sit somewhere. */
  readonly asked?: readonly string[];
};

/** The parts of a stretch in which who is asked is not away; the whole of it where nobody is named. */
const thereIn = (ref: SiteReference, day: string, { agentId, from, to }: Measure): readonly Stretch[] =>
  subtract(
    [inMinutes({ from, to })],
    absencesOn(ref, day)
      .filter((one) => one.agentId === agentId)
      .map(inMinutes),
  ).map((one) => ({ from: timeOf(one.from), to: timeOf(one.to) }));

/** A desk as it is with somebody there, beside the plan. */
const opened = (ref: SiteReference, day: string, deskId: string, measure: Measure): SiteReference => {
  const { kind, agentId } = measure;
  const there = thereIn(ref, day, measure);
  const periods = there.map((stretch): OpeningPeriod => ({
    id: `what-if ${kind} ${deskId} ${stretch.from}`,
    kind: 'openingPeriod',
    deskId,
    weekdays: [weekdayOf(day)],
    ...stretch,
    validFrom: day,
    validUntil: day,
  }));
  const asked = periods.map(({ id, from, to }): AskedSeat => ({ openingId: id, day, deskId, agentId, from, to }));
  return {
    ...ref,
    openingPeriods: [...ref.openingPeriods, ...periods],
    asked: [...(ref.asked ?? []), ...(agentId === '' ? [] : asked)],
  };
};

/**
 * The reference data as they would be on that day with a measure: whoever is asked sits there, unless they are away or the desk is closed.
 * The switched desk is closed meanwhile, and a twin of it open.
 */
export const withMeasure = (ref: SiteReference, day: string, measure: Measure): SiteReference => {
  const { from, to, deskId } = measure;
  switch (measure.kind) {
    case 'open':
      return opened(ref, day, deskId, measure);
    case 'pause':
      return {
        ...ref,
        closures: ref.closures.map((one) => (one.id === measure.closureId ? { ...one, from, to } : one)),
      };
    case 'switch': {
      const desk = entryById(ref.desks, deskId);
      if (!desk) return ref;
      const twin = { ...desk, id: `${deskId} ${measure.reasonId}`, reasonIds: [measure.reasonId] };
      const closed: Closure = {
        id: `what-if switch ${deskId}`,
        kind: 'closure',
        deskId,
        fromDay: day,
        toDay: day,
        from,
        to,
        label: '',
      };
      const lent = { ...ref, desks: [...ref.desks, twin], closures: [...ref.closures, closed] };
      return opened(lent, day, twin.id, measure);
    }
  }
};
