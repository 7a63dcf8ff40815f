import { isTaken } from '../../booking/appointment-standing';
import type { AppointmentFact, Facts, RequestFact } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import type { AlertDimension, AlertMeasure } from './alert';

/** By what a series or a driver may be cut out. */
export type Cut = Exclude<AlertDimension, 'all' | 'day'>;

type Placed = { readonly day: string; readonly departmentId: string; readonly reasonId: string };

/** Takes a fact, its channel, and whether it is what a rate is about (of a count: always). */
type Take = (fact: Placed, channel: string, counts: boolean) => void;

/** What a measure is made of, fact by fact. `driverCuts` may name what drives it, `seriesCuts` are watched one by one. */
export type MeasureSource = {
  readonly measure: AlertMeasure;
  readonly isRate: boolean;
  readonly driverCuts: readonly Cut[];
  readonly seriesCuts: readonly Cut[];
  /** No more facts than these are taken. */
  readonly most: (facts: Facts) => number;
  readonly each: (facts: Facts, take: Take) => void;
};

const allCuts: readonly Cut[] = ['department', 'reason', 'channel'];

const hasBegun = ({ end }: AppointmentFact): boolean => isTaken(end) && end !== 'ahead';
const hasOutcome = ({ end }: AppointmentFact): boolean => end === 'attended' || end === 'noShow';

const asksTheme = ({ outcome }: { readonly outcome: string }): boolean => outcome !== 'titleCollected';

/** Requests that were closed with a word on what they were about, or should have been. */
const askedTheme = (one: RequestFact): boolean =>
  !one.isOpen && one.delayDays !== null && !isVisit(one) && asksTheme(one);

/**
 * The facts that a measure counts, and no others: a list of the rows behind an alert has as many as the alert says. Of requests without a
 * theme these are the ones that lack it; visits lack it on their tickets, which no row is of.
 */
export const countedFacts = (measure: AlertMeasure, facts: Facts): Facts => ({
  ...facts,
  requests: facts.requests.filter((one) =>
    measure === 'unqualified' ? askedTheme(one) && one.themeId === '' : !isVisit(one),
  ),
  appointments: facts.appointments.filter(measure === 'noShow' ? hasOutcome : hasBegun),
});

/** Requests received, without the appointments that were held. */
const requests: MeasureSource = {
  measure: 'requests',
  isRate: false,
  driverCuts: allCuts,
  seriesCuts: allCuts,
  most: (facts) => facts.requests.length,
  each: (facts, take) => {
    for (const one of countedFacts('requests', facts).requests) take(one, one.channel, true);
  },
};

/** Appointments that start, without the cancelled. */
const appointments: MeasureSource = {
  measure: 'appointments',
  isRate: false,
  driverCuts: ['department', 'reason'],
  seriesCuts: ['department', 'reason'],
  most: (facts) => facts.appointments.length,
  each: (facts, take) => {
    for (const one of countedFacts('appointments', facts).appointments) take(one, 'appointment', true);
  },
};

/** No-shows among the appointments whose outcome is known. */
const noShow: MeasureSource = {
  measure: 'noShow',
  isRate: true,
  driverCuts: ['department', 'reason'],
  seriesCuts: ['department'],
  most: (facts) => facts.appointments.length,
  each: (facts, take) => {
    for (const one of countedFacts('noShow', facts).appointments) take(one, 'appointment', one.end === 'noShow');
  },
};

/** What was closed without a theme: requests, and visits by appointment, whose ticket says it. A title that was collected has none. */
const unqualified: MeasureSource = {
  measure: 'unqualified',
  isRate: true,
  driverCuts: allCuts,
  seriesCuts: [],
  most: (facts) => facts.requests.length + facts.tickets.length,
  each: (facts, take) => {
    for (const one of facts.requests) if (askedTheme(one)) take(one, one.channel, one.themeId === '');
    for (const one of facts.tickets)
      if (one.booked && one.status === 'done' && asksTheme(one)) take(one, 'appointment', one.themeId === '');
  },
};

/** All that is watched. */
export const measureSources: readonly MeasureSource[] = [requests, appointments, noShow, unqualified];
