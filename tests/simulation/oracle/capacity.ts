import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';

import type { History } from '../history/history';
import { facts } from './facts';
import { storedDocuments } from './replicas';
import type { LeaseSeen } from './watch';

type Place = { readonly day: string; readonly time: string; readonly durationMin: number; readonly deskId: string };

const live = new Set(['booked', 'arrived', 'attended']);

const fromOf = ({ time }: Place): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const meets = (a: Place, b: Place): boolean =>
  a.day === b.day && fromOf(a) < fromOf(b) + b.durationMin && fromOf(b) < fromOf(a) + a.durationMin;

const needsStation = ({ reasonId }: Appointment): boolean => facts.reasonsWithStation.some((one) => one === reasonId);

const checkPair = (history: History, a: Appointment, b: Appointment): void => {
  if (!meets(a, b)) return;
  if (a.deskId === b.deskId)
    history.findings.add(6, `${a.id} and ${b.id} are both accepted at ${a.deskId} ${a.day} ${a.time}`);
  // One station: two at a time are one too many.
  else if (facts.stations === 1 && needsStation(a) && needsStation(b))
    history.findings.add(6, `${a.id} and ${b.id} both hold the one station on ${a.day} at ${a.time}`);
};

const placedBy = (events: readonly AnyEvent[], id: unknown): Place | null => {
  const event = events.find((one) => one.id === id);
  return event ? (event as unknown as Place) : null;
};

/** When the holder of a lease was accepted in its place without naming it: the lease is used up from then on. */
const usedUpAt = (all: readonly Appointment[], { lease, deviceId }: LeaseSeen): number =>
  Math.min(
    ...all.flatMap((one) =>
      one.events
        .filter((word) => word.type === 'accepted')
        .filter((word) => {
          const booking = one.events.find((event) => event.id === word['cause']);
          const place = placedBy(one.events, word['cause']);
          const isTheirs = booking?.by.deviceId === deviceId || booking?.['leaseId'] === lease.id;
          return place !== null && isTheirs && place.deskId === lease.place.deskId && meets(place, lease.place);
        })
        .map((word) => Date.parse(word.at)),
    ),
    Number.POSITIVE_INFINITY,
  );

/** While a place was leased, nobody else was accepted in it. */
const checkLeases = ({ watch, restores, findings }: History, all: readonly Appointment[]): void => {
  for (const seen of watch.leases) {
    const { lease, deviceId, fromMs, endMs } = seen;
    const untilMs = Math.min(endMs, usedUpAt(all, seen), ...restores.filter((atMs) => atMs >= fromMs));
    for (const { id, events } of all)
      for (const word of events.filter((event) => event.type === 'accepted')) {
        const place = placedBy(events, word['cause']);
        const author = events.find((event) => event.id === word['cause'])?.by.deviceId;
        const atMs = Date.parse(word.at);
        if (!place || author === deviceId || atMs <= fromMs || atMs >= untilMs) continue;
        if (place.deskId === lease.place.deskId && meets(place, lease.place))
          findings.add(6, `${id} was accepted in a place that ${deviceId} had leased`);
      }
  }
};

/** Line 6: accepted appointments never exceed capacity; every excess is overbooked and names its rivals. */
export const checkCapacity = async (history: History): Promise<void> => {
  const all = [...(await storedDocuments(history, 'appointments')).values()]
    .filter((one) => !one._deleted)
    .map((one) => one as unknown as Appointment);
  const standing = all.filter((one) => live.has(one.status));
  const accepted = standing.filter((one) => one.confirmation === 'accepted');
  for (const [index, one] of accepted.entries())
    for (const other of accepted.slice(index + 1)) checkPair(history, one, other);
  for (const one of standing) {
    if (one.confirmation === 'pending') history.findings.add(6, `the server said nothing of ${one.id}`);
    if (one.confirmation === 'overbooked' && one.rivals.length === 0 && history.watch.leases.length === 0)
      history.findings.add(6, `${one.id} is overbooked and has no rivals`);
  }
  checkLeases(history, all);
};
