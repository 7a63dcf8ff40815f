import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

/** A version of a document of which facts are made. */
export type PastWrite = { readonly collection: 'requests' | 'appointments' | 'tickets'; readonly row: WireDocument };

type Body = { readonly type: string; readonly [key: string]: unknown };

const by = { agentId: 'agent-1', deviceId: 'device-1', deskId: 'desk-1' };

const logOf = (id: string, steps: readonly (readonly [at: string, body: Body])[]): AnyEvent[] =>
  steps.map(([at, body], index) => ({ ...body, id: `${id}-${index}`, n: index + 1, at, by }));

const folds = { requests: foldRequest, appointments: foldAppointment, tickets: foldTicket };

/** A document by the first events of its log, and by all of them. */
const versions = (
  collection: PastWrite['collection'],
  id: string,
  siteId: string,
  log: readonly AnyEvent[],
): PastWrite[] =>
  [1, log.length].map((count) => ({
    collection,
    row: { ...folds[collection](id, siteId, log.slice(0, count)), _deleted: false },
  }));

const people = 40;
const two = (number: number): string => String(number).padStart(2, '0');

/** What happened on a civil day: visits that end, letters that are answered days later, appointments of which some are moved. */
const ofDay = (siteId: string, day: string, perDay: number): PastWrite[] =>
  Array.from({ length: perDay }, (_, index): PastWrite[] => {
    const id = `${day}-${index}`;
    const citizenId = `citizen-${(Number(day.slice(-2)) * 7 + index) % people}`;
    const reasonId = `reason-${index % 3}`;
    const at = (minute: number): string => `${day}T${two(9 + Math.floor(minute / 60))}:${two(minute % 60)}:00.000Z`;
    const start = index * 5;
    const visit = { reasonId, citizenId, ticketId: `t-${id}`, channel: 'desk', day };
    const issued = {
      type: 'issued',
      day,
      series: 'A',
      number: index + 1,
      reasonId,
      priority: false,
      appointmentId: '',
    };
    const booked = { type: 'booked', day, time: `${10 + (index % 6)}:00`, durationMin: 20, deskId: 'desk-1' };
    const moved = { type: 'rescheduled', day: addDays(day, -2), time: '11:00', durationMin: 20, deskId: 'desk-2' };
    return [
      ...versions(
        'tickets',
        `t-${id}`,
        siteId,
        logOf(`t-${id}`, [
          [at(start), { ...issued, requestId: `r-${id}`, citizenId, dueAt: '' }],
          [at(start + 7), { type: 'called', deskId: 'desk-1', tentative: false, why: [] }],
          [at(start + 8), { type: 'started' }],
          [at(start + 20), { type: 'done', outcome: 'answered' }],
        ]),
      ),
      ...versions(
        'requests',
        `r-${id}`,
        siteId,
        logOf(`r-${id}`, [
          [at(start), { type: 'received', ...visit }],
          [at(start + 20), { type: 'closed', outcome: 'answered' }],
        ]),
      ),
      ...versions(
        'requests',
        `m-${id}`,
        siteId,
        logOf(`m-${id}`, [
          [at(start), { type: 'received', ...visit, channel: 'mail', ticketId: '' }],
          [`${addDays(day, 2)}T15:00:00.000Z`, { type: 'closed', outcome: 'answered' }],
        ]),
      ),
      ...versions(
        'appointments',
        `a-${id}`,
        siteId,
        logOf(`a-${id}`, [
          [`${addDays(day, -9)}T08:00:00.000Z`, { ...booked, reasonId, citizenId, persons: [], channel: 'phone' }],
          index % 3 === 0 ? [at(start), moved] : [at(start), { type: 'attended', outcome: 'answered' }],
        ]),
      ),
    ];
  }).flat();

const newest = (writes: readonly PastWrite[]): PastWrite[] => writes.filter((_, index) => index % 2 === 1);

/**
 * Writes of civil days that are past, the latest `until`. `days` of them follow each other: each document comes twice, and who came
 * before is known of all of them. Beside each lies a lonely day, more than a month from any other, that is written once: whatever is
 * forgotten of it no later write brings back.
 */
export const pastWrites = (siteId: string, until: string, days: number, perDay: number): PastWrite[] => {
  const near = Array.from({ length: days }, (_, index) => ofDay(siteId, addDays(until, index + 1 - days), perDay));
  const lonely = Array.from({ length: days }, (_, index) =>
    newest(ofDay(siteId, addDays(until, -40 * (index + 2)), perDay)),
  );
  const first = near.map((writes) => writes.filter((_, index) => index % 2 === 0));
  return [...first.flatMap((writes, index) => [...writes, ...(lonely[index] ?? [])]), ...near.flatMap(newest)];
};
