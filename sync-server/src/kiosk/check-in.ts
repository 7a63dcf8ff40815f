import { decideAppointment } from '#shared/domain/lifecycle/decide-appointment';
import { toldPlacement } from '#shared/domain/lifecycle/told-placement';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { beginsWith, nameKey } from '#shared/domain/people/name-keys';
import { kioskOf } from '#shared/domain/publication/shipped-screens';
import type { KioskCheckInReply } from '#shared/sync/wire/kiosk-calls';
import { civilOf, toInstant, wholeMinutesBetween } from '#shared/time/civil';
import { findByCode } from '#shared/domain/lifecycle/appointment-code';
import type { SiteReference } from '#shared/domain/model/reference';
import { EXPECTED_WITHIN_MIN, expectedNow } from '#shared/domain/publication/publication-of';
import { foldText } from '#shared/lib/fold-text';

import { floorNow, type FloorDay } from '../floor/floor';
import { HOUR_MS, MOST_WRONG_ARRIVALS_FOR_A_TIME, MOST_WRONG_ARRIVALS_PER_HOUR } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { Problem } from '../lib/problem';
import { loadAllOfDay, loadDay, loadSome } from '../documents/load-facts';
import type { SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import { issueTicket } from './give-ticket';
import { addEvents, atKiosk, type KioskScene, type KioskNeeds } from './kiosk-scene';
import { ownTicket } from './own-ticket';
import { ticketReply } from './ticket-reply';

/** What a person said of their appointment. */
type Said = { readonly code: string; readonly time: string; readonly initial: string };

/**
 * Who may be meant. `toCome` are the appointments from today on; `unaware` those whose person believes that they are expected at the hour that was
 * touched.
 */
type Expected = {
  readonly reference: SiteReference;
  readonly today: readonly Appointment[];
  readonly toCome: readonly Appointment[];
  readonly unaware: readonly Appointment[];
  readonly lastNameOf: (citizenId: string) => string;
  readonly nowIso: string;
};

/** Whom it is, who is here already, or what to answer instead. */
type Found =
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

/** Whether somebody believes that they are expected then: they were moved or called off by the office, and perhaps nobody told them. */
const mayComeAt = (appointment: Appointment, day: string, time: string): boolean => {
  if (appointment.status === 'cancelledByOffice') return appointment.day === day && appointment.time === time;
  // Most appointments never moved: their log is not read any further.
  if (!appointment.events.some(({ type }) => type === 'rescheduled')) return false;
  const told = toldPlacement(appointment);
  return told.isDue && told.day === day && told.time === time;
};

/** An hour is said by the letter of a name as well: whoever is alone at it may be somebody else than the person who touched it. */
const byTime = ({ reference, today, unaware, lastNameOf, nowIso }: Expected, { time, initial }: Said): Found => {
  const then = expectedNow(today, reference, nowIso).filter((one) => one.time === time);
  const here = today.filter((one) => one.status === 'arrived' && one.time === time);
  if (initial === '')
    return then.length + here.length > 0 ? { found: 'nobody', reply: { answer: 'initial' } } : nobody('unknown');
  const letter = letterOf(initial);
  // « de Oliveira » is found under D and under O: nobody at a kiosk knows which of them is the first.
  const isMeant = ({ citizenId }: Appointment): boolean =>
    letter !== '' && beginsWith(nameKey(lastNameOf(citizenId)), letter);
  const [appointment, second] = then.filter(isMeant);
  // Whoever was called off and booked again at the same hour is one person.
  const isOther = ({ citizenId }: Appointment): boolean => citizenId !== appointment?.citizenId;
  const isDoubted = unaware.some((one) => isMeant(one) && isOther(one));
  if (second || isDoubted) return nobody('several');
  if (appointment) return { found: 'expected', appointment };
  const [arrived, other] = here.filter(isMeant);
  return arrived && !other ? { found: 'here', appointment: arrived } : nobody('unknown');
};

/** Which appointment a person at a kiosk means: by the code of the slip, or by the hour and the first letter. */
const findExpected = (expected: Expected, said: Said): Found =>
  said.code === '' ? byTime(expected, said) : byCode(expected, said.code);

const lastNames = async (site: SiteTransaction, some: readonly Appointment[]): Promise<ReadonlyMap<string, string>> => {
  const found = await loadSome(site, 'citizens', [...new Set(some.map(({ citizenId }) => citizenId))]);
  return new Map([...found].map(([id, citizen]) => [id, citizen?.fields['lastName']?.v ?? ''] as const));
};

const find = async ({ site, reference, at }: KioskScene, { toCome }: FloorDay, said: Said): Promise<Found> => {
  const { day } = civilOf(at, reference.site.zone);
  const today = await loadDay(site, day);
  // Names are read only where a letter was given.
  const hasLetter = said.initial !== '';
  const unaware = hasLetter ? [...today, ...toCome].filter((one) => mayComeAt(one, day, said.time)) : [];
  const names = hasLetter ? await lastNames(site, [...today, ...unaware]) : new Map<string, string>();
  return findExpected(
    { reference, today, toCome, unaware, nowIso: at, lastNameOf: (citizenId) => names.get(citizenId) ?? '' },
    said,
  );
};

/** The number of whoever is here already. */
const labelOf = async ({ site }: KioskScene, { id, day }: Appointment): Promise<string> => {
  const tickets = await loadAllOfDay(site, 'tickets', day);
  return tickets.findLast((one) => one.appointmentId === id && one.status !== 'void')?.label ?? '';
};

const arrive = async (scene: KioskScene, key: string, appointment: Appointment, floor: FloorDay): Promise<Ticket> => {
  const arrived = decideAppointment(appointment, { type: 'markArrived', ticketId: key });
  if (!arrived.ok) throw new Problem('badRequest', arrived.reason.code);
  const ticket = await issueTicket(
    scene,
    {
      key,
      reasonId: appointment.reasonId,
      priority: false,
      appointmentId: appointment.id,
      requestId: '',
      citizenId: appointment.citizenId,
      dueAt: toInstant(appointment.day, appointment.time, scene.reference.site.zone),
      trackKey: scene.parts.newTrackKey(),
      announced: null,
      own: null,
    },
    floor,
  );
  await addEvents(scene, key, 'appointments', appointment.id, arrived.value);
  return ticket;
};

/**
 * What a try costs of the budget of its hour: with twenty people of one hour more of them mistake the letter than with one. Each person
 * of then adds one try to those of the bound.
 */
const shareOf = ({ appointments }: FloorDay, time: string): number => {
  const people = appointments.filter((one) => one.time === time).length;
  return MOST_WRONG_ARRIVALS_FOR_A_TIME / (MOST_WRONG_ARRIVALS_FOR_A_TIME + people);
};

/** A person who is asked for a letter, or is told why not now, has made no wrong guess. */
const isWrong = (reply: KioskCheckInReply): boolean => reply.answer === 'askReception' && reply.why === 'unknown';

/** The person of an appointment is here: marks it, and gives a ticket, in one step. Nobody's name leaves the server. */
export const kioskCheckIn = (parts: KioskNeeds): Handler<'kioskCheckIn'> => {
  const wrong = budgetsOf(MOST_WRONG_ARRIVALS_PER_HOUR, HOUR_MS);
  const wrongForTime = budgetsOf(MOST_WRONG_ARRIVALS_FOR_A_TIME, HOUR_MS);
  return async ({ key, language, ...said }, device) => {
    const before = await floorNow(parts, device.siteId);
    if (!kioskOf(before.reference).checkIn) return { answer: 'askReception', why: 'unknown' };
    const given = await atKiosk(parts, device, before, async (scene): Promise<Ticket | KioskCheckInReply> => {
      const known = await ownTicket(scene, key);
      if (known) return known;
      // Counted under the lock of the site, so that tries sent at once are not looked at at once.
      const forTime = `${device.id} ${said.code === '' ? said.time : 'code'}`;
      const { nowMs } = scene;
      const share = shareOf(before, said.time);
      const mayTry = wrong.has(device.id, 1, nowMs) && (said.code !== '' || wrongForTime.has(forTime, share, nowMs));
      if (!mayTry) return { answer: 'askReception', why: 'unknown' };
      const found = await find(scene, before, said);
      if (found.found === 'nobody') {
        if (isWrong(found.reply)) {
          wrong.take(device.id, 1, nowMs);
          wrongForTime.take(forTime, share, nowMs);
        }
        return found.reply;
      }
      if (found.found === 'here') return { answer: 'alreadyHere', label: await labelOf(scene, found.appointment) };
      return arrive(scene, key, found.appointment, before);
    });
    if ('answer' in given) return given;
    const after = await floorNow(parts, device.siteId);
    return { answer: 'ticket', ticket: ticketReply(after, given, language, new Date(parts.clock()).toISOString()) };
  };
};
