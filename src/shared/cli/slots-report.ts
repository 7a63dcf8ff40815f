import type { Reason } from '../domain/model/reference';
import { indexPlacements } from '../domain/scheduling/day-load';
import { durationFor } from '../domain/scheduling/duration';
import type { SlotWish } from '../domain/scheduling/placed';
import { dayPlanner } from '../domain/scheduling/plan-day';
import { searchedDays, slotsOfDay } from '../domain/scheduling/search-slots';
import { whyNoSlot } from '../domain/scheduling/why-no-slot';
import { commandLine as words } from '../i18n/fr/command-line';
import { sayRefusal } from '../i18n/fr/refusals';
import { foldText } from '../lib/fold-text';
import { no, ok, type Result } from '../lib/result';
import { minutesOf, timeOf, toInstant, weekdayOf, type Civil } from '../time/civil';
import type { SlotsOptions } from './slots-options';
import type { Town } from './to-town';
import { entryById } from '../lib/entry-by-id';

/** A free slot: civil times of the site, its desk, and the instant (UTC) at which it begins. */
type ReportedSlot = {
  readonly time: string;
  readonly until: string;
  readonly desk: string;
  readonly instant: string;
};

/** A day of the answer. `why` says in a code and in words why it has no slot, `null` when it has one. */
export type ReportedDay = {
  readonly day: string;
  readonly slots: readonly ReportedSlot[];
  readonly why: { readonly code: string; readonly text: string } | null;
};

/** What `guichet slots` answers. */
export type SlotsReport = {
  readonly town: string;
  readonly zone: string;
  readonly reason: { readonly code: string; readonly name: string };
  readonly persons: number;
  readonly durationMin: number;
  readonly channel: string | null;
  readonly keptFor: string | null;
  readonly now: string | null;
  readonly total: number;
  readonly first: (Civil & { readonly desk: string }) | null;
  readonly days: readonly ReportedDay[];
};

const reasonOf = ({ ref }: Town, text: string): Result<Reason, string> => {
  const found = ref.reasons.find(
    ({ code, name }) => foldText(code) === foldText(text) || foldText(name) === foldText(text),
  );
  return found
    ? ok(found)
    : no(
        words.badChoice(
          '--reason',
          text,
          ref.reasons.map((one) => one.code),
        ),
      );
};

const wishOf = (town: Town, options: SlotsOptions): Result<SlotWish & { readonly reason: Reason }, string> => {
  const reason = reasonOf(town, options.reason);
  if (!reason.ok) return reason;
  const duration = durationFor(reason.value, options.persons);
  if (!duration.ok) {
    const { text, todo } = sayRefusal(duration.reason);
    return no(`--persons\u00A0: ${text} ${todo}`);
  }
  const { desk, channel, keptFor } = options;
  if (desk !== null && !town.ref.desks.some((one) => one.id === desk))
    return no(
      words.badChoice(
        '--desk',
        desk,
        town.ref.desks.map((one) => one.id),
      ),
    );
  return ok({
    reason: reason.value,
    reasonId: reason.value.id,
    durationMin: duration.value,
    ...(desk === null ? {} : { deskId: desk }),
    ...(channel === null ? {} : { channel }),
    ...(keptFor === null ? {} : { keptFor }),
  });
};

const daysOf = ({ ref, placed }: Town, wish: SlotWish, { now, search }: SlotsOptions): ReportedDay[] => {
  const planOf = dayPlanner(ref, now);
  const index = indexPlacements(placed);
  const { weekdays, halfDay } = search;
  const days = searchedDays(search).filter((day) => !weekdays || weekdays.includes(weekdayOf(day)));
  return days.map((day) => {
    const plan = planOf(day);
    const slots = slotsOfDay(plan, index.day(day), wish, search).map(({ time, durationMin, deskId }) => ({
      time,
      until: timeOf(minutesOf(time) + durationMin),
      desk: deskId,
      instant: toInstant(day, time, ref.site.zone),
    }));
    const refusal = slots.length > 0 ? null : whyNoSlot(plan, index.day(day), wish, { halfDay });
    const names = { reason: (id: string) => entryById(ref.reasons, id)?.name ?? id };
    return { day, slots, why: refusal && { code: refusal.code, text: sayRefusal(refusal, names).text } };
  });
};

/** The free slots of a town for some days, with the reason why where there are none; or what is wrong with the options. */
export const slotsReport = (town: Town, options: SlotsOptions): Result<SlotsReport, string> => {
  const wish = wishOf(town, options);
  if (!wish.ok) return wish;
  const { reason, ...wished } = wish.value;
  const days = daysOf(town, wished, options);
  const [first] = days.flatMap(({ day, slots }) => slots.slice(0, 1).map(({ time, desk }) => ({ day, time, desk })));
  return ok({
    town: town.ref.site.name,
    zone: town.ref.site.zone,
    reason: { code: reason.code, name: reason.name },
    persons: options.persons,
    durationMin: wished.durationMin,
    channel: options.channel,
    keptFor: options.keptFor,
    now: options.now ? `${options.now.day}T${options.now.time}` : null,
    total: days.reduce((sum, { slots }) => sum + slots.length, 0),
    first: first ?? null,
    days,
  });
};
