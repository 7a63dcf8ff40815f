import type { AppointmentFact, Facts, RequestFact } from '#shared/domain/insights/facts/fact';
import { isVisit } from '#shared/domain/insights/facts/visit-contact';
import { daysSpent, longestStage } from '#shared/domain/insights/steering/why-slow';
import type { Territory } from '#shared/time/public-holidays';
import { timeOf } from '#shared/time/civil';
import { channelText, statusText } from '#shared/i18n/fr/common';
import { formatNumber } from '#shared/i18n/fr/figures';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';
import { compareText } from '#shared/lib/compare';

import type { DrillTarget } from './given';
import type { Names } from './names';

/** What a row leads to, where this desk holds it: a request in « Demandes », an appointment on its day in « Agenda ». */
export type DrillRow = {
  readonly id: string;
  readonly leads: 'requests' | 'appointments';
  readonly day: string;
  readonly cells: readonly string[];
};

/** Rows that may be shown, the latest first, and how many more there are that may only be counted. */
export type DrillList = {
  readonly heads: readonly string[];
  readonly rows: readonly DrillRow[];
  readonly hidden: number;
};

type Sight = (row: { readonly reasonId: string }) => boolean;
type Moment = { readonly day: string; readonly minute: number };

const text = steeringText.drill;
const matches = (asked: string, value: string): boolean => asked === '' || asked === value;

const isBehind =
  ({ from, to, reasonId, departmentId }: DrillTarget) =>
  (one: { readonly day: string; readonly reasonId: string; readonly departmentId: string }): boolean =>
    from <= one.day && one.day <= to && matches(reasonId, one.reasonId) && matches(departmentId, one.departmentId);

const latestFirst = (a: Moment, b: Moment): number => compareText(b.day, a.day) || b.minute - a.minute;

const requestState = (one: RequestFact): string => {
  if (isVisit(one)) return statusText.attended;
  return one.isOpen ? text.isOpen : text.states.closed;
};

const stageCell = (one: RequestFact): string => {
  const longest = longestStage(one);
  return longest ? text.lay(text.stages[longest.stage], formatNumber(longest.days, 1)) : '';
};

const requestRow = (one: RequestFact, days: number | null, names: Names): DrillRow => ({
  id: one.id,
  leads: isVisit(one) ? 'appointments' : 'requests',
  day: one.day,
  cells: [
    numericDay(one.day),
    names.reason(one.reasonId),
    channelText[one.channel],
    days === null ? '' : formatNumber(days, 1),
    stageCell(one),
    requestState(one),
  ],
});

const appointmentWords: Readonly<Record<AppointmentFact['end'], string>> = {
  ahead: statusText.booked,
  attended: statusText.attended,
  noShow: statusText.noShow,
  cancelledByCitizen: statusText.cancelled,
  cancelledByOffice: statusText.cancelled,
  needsOutcome: text.needsOutcome,
};

const appointmentRow = (one: AppointmentFact, names: Names): DrillRow => ({
  id: one.id,
  leads: 'appointments',
  day: one.day,
  cells: [numericDay(one.day), shortTime(timeOf(one.minute)), names.reason(one.reasonId), appointmentWords[one.end]],
});

/** The requests behind a figure, whoever may see them. */
export const requestsBehind = (facts: Facts, target: DrillTarget): readonly RequestFact[] => {
  const isMeant = isBehind(target);
  return facts.requests.filter((one) => matches(target.channel, one.channel) && isMeant(one));
};

/**
 * The rows behind a figure: the facts that it was worked out from, so that there are as many as it says, whether this desk still holds
 * their documents or not. Delays are in working days, those of open requests so far. What only another department may see is counted.
 */
export const drillList = (
  facts: Facts,
  target: DrillTarget,
  names: Names,
  sees: Sight,
  territory: Territory,
): DrillList => {
  const isMeant = isBehind(target);
  if (target.kind === 'appointments') {
    const { day, time, reason, state } = text.appointment;
    const all = facts.appointments.filter(isMeant);
    const rows = all.filter(sees).toSorted(latestFirst);
    return {
      heads: [day, time, reason, state],
      rows: rows.map((one) => appointmentRow(one, names)),
      hidden: all.length - rows.length,
    };
  }
  const { day, reason, channel, delay, stage, state } = text.columns;
  const all = requestsBehind(facts, target);
  const rows = all
    .filter(sees)
    .toSorted(latestFirst)
    .map((one) => ({ one, days: daysSpent(one, facts.asOf, territory) }));
  if (target.order === 'slowest') rows.sort((a, b) => (b.days ?? -1) - (a.days ?? -1));
  return {
    heads: [day, reason, channel, delay, stage, state],
    rows: rows.map(({ one, days }) => requestRow(one, days, names)),
    hidden: all.length - rows.length,
  };
};
