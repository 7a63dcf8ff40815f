import { findByCode } from '#shared/domain/lifecycle/appointment-code';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { EXPECTED_WITHIN_MIN, expectedNow } from '#shared/domain/publication/publication-of';
import { foldText } from '#shared/lib/fold-text';
import type { KioskCheckInReply } from '#shared/sync/wire/kiosk-calls';
import { toInstant, wholeMinutesBetween } from '#shared/time/civil';

/** What a person said of their appointment. */
export type Said = { readonly code: string; readonly time: string; readonly initial: string };

/** Who may be meant. `lastNames` by the id of a citizen; `toCome` are the appointments from today on. */
export type Expected = {
  readonly reference: SiteReference;
  readonly today: readonly Appointment[];
  readonly toCome: readonly Appointment[];
  readonly lastNameOf: (citizenId: string) => string;
  readonly nowIso: string;
};

/** Whom it is, who is here already, or what to answer instead. */
export type Found =
  | { readonly found: 'expected'; readonly appointment: Appointment }
  | { readonly found: 'here'; readonly appointment: Appointment }
  | { readonly found: 'nobody'; readonly reply: KioskCheckInReply };

type Why = Extract<KioskCheckInReply, { answer: 'askReception' }>['why'];

const nobody = (why: Why): Found => ({ found: 'nobody', reply: { answer: 'askReception', why } });

const letterOf = (text: string): string => foldText(text).slice(0, 1);

const byCode = ({ reference, today, toCome, nowIso }: Expected, code: string): Found => {
  const named = findByCode(today, code);
  const [appointment, second] = named;
  if (second) return nobody('several');
  if (!appointment) return nobody(findByCode(toCome, code).length > 0 ? 'notToday' : 'unknown');
  if (appointment.status === 'arrived') return { found: 'here', appointment };
  if (appointment.status !== 'booked') return nobody('unknown');
  const start = toInstant(appointment.day, appointment.time, reference.site.zone);
  return wholeMinutesBetween(nowIso, start) > EXPECTED_WITHIN_MIN
    ? nobody('tooEarly')
    : { found: 'expected', appointment };
};

const byTime = ({ reference, today, lastNameOf, nowIso }: Expected, { time, initial }: Said): Found => {
  const isMeant = ({ citizenId }: Appointment): boolean =>
    initial === '' || letterOf(lastNameOf(citizenId)) === letterOf(initial);
  const then = expectedNow(today, reference, nowIso).filter((one) => one.time === time);
  if (then.length > 1 && initial === '') return { found: 'nobody', reply: { answer: 'initial' } };
  // Whoever is alone at that hour need not say who they are; a letter that was given has to fit.
  const [appointment, second] = then.filter(isMeant);
  if (second) return nobody('several');
  if (appointment) return { found: 'expected', appointment };
  const here = today.filter((one) => one.status === 'arrived' && one.time === time && isMeant(one));
  return here.length === 1 && here[0] ? { found: 'here', appointment: here[0] } : nobody('unknown');
};

/** Which appointment a person at a kiosk means: by the code of the slip, or by the hour and, where several come then, the first letter. */
export const findExpected = (expected: Expected, said: Said): Found =>
  said.code === '' ? byTime(expected, said) : byCode(expected, said.code);
