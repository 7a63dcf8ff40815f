import { setTimeout as sleep } from 'node:timers/promises';

import { seenBefore, type Citizen } from '#shared/domain/model/citizen';
import { tick } from '#shared/sync/hybrid-clock';

import { ask, clockOf, count, counterMs, newId, push, write, type Client } from './nemesis-client';
import { insist } from './ticket-acts';

const DAY_MS = 86_400_000;
const sameWishMs = 1_500;
const days = 3;
const times = ['09:00', '09:20', '09:40', '14:00', '14:20'] as const;
const desks = 3;

/** A place that all clients wish for in the same second and a half: few of them, so that the last free one is fought for. */
const wishedPlace = () => {
  const turn = Math.floor(Date.now() / sameWishMs);
  const isStation = turn % 2 === 0;
  return {
    day: new Date(Date.now() + (2 + (turn % days)) * DAY_MS).toISOString().slice(0, 10),
    time: times[Math.floor(turn / days) % times.length] ?? times[0],
    durationMin: isStation ? 20 : 30,
    deskId: `desk-${1 + (Math.floor(turn / 7) % desks)}`,
    reasonId: isStation ? 'reason-cni' : 'reason-housing',
  };
};

/** Books the wished place: held first, unless no answer comes; now and then without a word, as a desk that is alone. */
const bookPlace = async (client: Client): Promise<void> => {
  const { random, book, copies } = client;
  const { reasonId, ...wished } = wishedPlace();
  // The desks of the station work side by side, so that stations are what is scarce.
  const place = reasonId === 'reason-cni' ? { ...wished, deskId: `desk-${1 + Math.floor(random() * desks)}` } : wished;
  const appointmentId = newId(client);
  const wish = { key: newId(client), appointmentId, place: { ...place, reasonId } };
  const askedMs = Date.now();
  const isAlone = random() < 0.25;
  const reply = isAlone
    ? null
    : await insist(client, 'placeKeys', () => ask(client, '/v1/reserve-slot', wish, counterMs));
  if (reply && reply.status !== 0 && reply.body?.['granted'] !== true) {
    count(client.tally.acts, 'placeRefused');
    return;
  }
  // The person at the counter spells a name meanwhile, and others look for a place.
  if (random() < 0.4) await sleep(random() * 1_500);
  const person = { persons: [], citizenId: '', channel: 'phone' };
  const [booked] = write(client, 'appointments', appointmentId, { type: 'booked', ...place, reasonId, ...person });
  const row = copies.appointments.get(appointmentId);
  if (!booked || !row) return;
  const isStored = await push(client, 'appointments', [row]);
  if (isStored && reply?.body) book.places.push({ appointmentId, booking: booked.id, askedMs, storedMs: Date.now() });
};

/** Cancels somebody's appointment, takes a cancellation back, or moves one to where others want to be. */
const changePlace = (client: Client): void => {
  const all = [...client.copies.appointments.values()];
  const one = all[Math.floor(client.random() * all.length)];
  if (!one) return;
  const { reasonId: _, durationMin: _length, ...place } = wishedPlace();
  const isOff = String(one['status']).startsWith('cancelled');
  if (isOff) write(client, 'appointments', one.id, { type: 'reopened' });
  else if (client.random() < 0.6) write(client, 'appointments', one.id, { type: 'cancelledByCitizen' });
  else
    write(client, 'appointments', one.id, { type: 'rescheduled', ...place, durationMin: Number(one['durationMin']) });
};

const fields = ['lastName', 'firstName', 'phone', 'email'] as const;
const fewCitizens = 12;

/** Somebody new, or one of the first few corrected by several at once. */
const correctCitizen = (client: Client): void => {
  const { random, identity, copies } = client;
  const known = [...copies.citizens.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, fewCitizens);
  const isNew = known.length < fewCitizens && random() < 0.3;
  const current = isNew ? undefined : known[Math.floor(random() * known.length)];
  const id = current?.id ?? newId(client);
  const before = (current?.['fields'] ?? {}) as Citizen['fields'];
  const stamp = tick(client.lastStamp, clockOf(client), identity.deviceId);
  client.lastStamp = stamp;
  const field = isNew ? 'lastName' : (fields[Math.floor(random() * fields.length)] ?? 'phone');
  const register = { v: `Essai ${newId(client).slice(-6)}`, t: stamp, p: seenBefore(before[field], stamp) };
  const person = {
    id,
    siteId: identity.siteId,
    fields: { ...before, [field]: register },
    erasedAt: '',
    _deleted: false,
  };
  copies.citizens.set(id, { ...current, ...person });
  client.unsent.add(`citizens ${id}`);
  count(client.tally.acts, isNew ? 'citizenNoted' : 'citizenCorrected');
};

const steps = ['started', 'waitingOnCitizen', 'reopened'] as const;

/** A request comes in, or one is taken a step further. */
const followRequest = (client: Client): void => {
  const { random, copies } = client;
  const all = [...copies.requests.values()];
  const one = random() < 0.4 ? undefined : all[Math.floor(random() * all.length)];
  if (one) write(client, 'requests', one.id, { type: steps[Math.floor(random() * steps.length)] ?? 'started' });
  else {
    const day = new Date(clockOf(client)).toISOString().slice(0, 10);
    const received = { channel: 'email', reasonId: 'reason-housing', citizenId: '', ticketId: '' };
    write(client, 'requests', newId(client), { type: 'received', day, ...received });
  }
};

/** One act about appointments, citizens or requests. */
export const actOnOthers = async (client: Client): Promise<void> => {
  const kind = client.random();
  if (kind < 0.45) return bookPlace(client);
  if (kind < 0.6) return changePlace(client);
  if (kind < 0.9) return correctCitizen(client);
  return followRequest(client);
};
