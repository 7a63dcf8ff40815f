import fc from 'fast-check';
import { expect, it } from 'vitest';

import { logOf } from '../../../../tests/arbitraries/event-logs';
import { civilOf } from '../../time/civil';
import type { AppointmentCommand } from '../lifecycle/decide-appointment';
import { foldAppointment } from '../lifecycle/fold-appointment';
import { messageChannels } from '../model/appointment';
import { isSaid } from './message';
import { outboxModel, ZONE, type OutboxModel, type Step } from './testing/outbox-model';
import { wantedMessages } from './wanted-messages';

const START = '2026-11-02T09:00:00.000Z';

const placement = fc.record({
  day: fc.constantFrom('2026-12-15', '2026-12-16'),
  time: fc.constantFrom('09:00', '10:20'),
  durationMin: fc.constant(20),
  deskId: fc.constantFrom('desk-1', 'desk-2'),
});

const book = placement.map((place): AppointmentCommand => ({
  type: 'book',
  ...place,
  reasonId: 'r',
  citizenId: 'c',
  persons: [],
  channel: 'desk',
}));

const command: fc.Arbitrary<AppointmentCommand> = fc.oneof(
  placement.map((place): AppointmentCommand => ({ type: 'reschedule', ...place })),
  fc.constantFrom('citizen' as const, 'office' as const).map((by) => ({ type: 'cancel' as const, by, why: '' })),
  fc.constant({ type: 'reopen' as const }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: command.map((one): Step => ({ type: 'act', command: one })) },
  { weight: 2, arbitrary: fc.constant<Step>({ type: 'undo' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ type: 'send' }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 900 }).map((minutes): Step => ({ type: 'pass', minutes })) },
);

const history = fc.record({
  first: book.map((one): Step => ({ type: 'act', command: one })),
  rest: fc.array(step, { maxLength: 16 }),
  notify: fc.subarray([...messageChannels]),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const play = ({ first, rest, notify }: History): OutboxModel => {
  const model = outboxModel(START, notify);
  for (const one of [first, ...rest]) model.run(one);
  return model;
};

/** The whole next day goes by, and the server looks in all the time. */
const drain = (model: OutboxModel): void => {
  for (let hour = 0; hour < 24; hour += 1) {
    model.run({ type: 'pass', minutes: 60 });
    model.run({ type: 'send' });
  }
};

it('asks for nothing twice, whatever is replayed', () => {
  fc.assert(
    fc.property(history, (one) => {
      const model = play(one);
      expect(model.replan()).toEqual([]);
      drain(model);
      const keys = model.sent().map((message) => message.key);
      expect(new Set(keys).size).toBe(keys.length);
      const before = model.sent().length;
      drain(model);
      expect(model.sent().length).toBe(before);
    }),
    { numRuns: 400 },
  );
});

it('leaves everyone who wished for it with the truth, and the others in peace', () => {
  fc.assert(
    fc.property(history, (one) => {
      const model = play(one);
      drain(model);
      const appointment = model.appointment();
      for (const channel of messageChannels) {
        const said = model.sent().filter((message) => message.channel === channel);
        if (!one.notify.includes(channel)) {
          expect(said).toEqual([]);
          continue;
        }
        const last = said.at(-1);
        if (appointment?.status === 'booked')
          expect([last?.trigger === 'cancelled', last?.day, last?.time]).toEqual([
            false,
            appointment.day,
            appointment.time,
          ]);
        else expect(last === undefined || last.trigger === 'cancelled').toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

it('says nothing of a change of mind within the delay', () => {
  fc.assert(
    fc.property(history, (one) => {
      const model = outboxModel(START, one.notify);
      model.run(one.first);
      model.run({ type: 'pass', minutes: 1 });
      model.run({ type: 'undo' });
      drain(model);
      expect(model.sent()).toEqual([]);
      expect(model.outbox().every((message) => message.state === 'withdrawn')).toBe(true);
    }),
  );
});

it('rings no telephone at night, and reminds once of the same hour', () => {
  fc.assert(
    fc.property(history, (one) => {
      const model = play(one);
      for (let hour = 0; hour < 24 * 45; hour += 1) {
        model.run({ type: 'pass', minutes: 61 });
        model.run({ type: 'send' });
      }
      const times = [
        ...model.sent().map((message) => ({ channel: message.channel, at: message.at })),
        ...model.outbox().map((message) => ({ channel: message.channel, at: message.nextAt })),
      ].filter(({ channel, at }) => channel === 'sms' && at !== '');
      for (const { at } of times) {
        const { time } = civilOf(at, ZONE);
        expect(time >= '08:00' && time < '20:00').toBe(true);
      }
      const reminders = model
        .sent()
        .filter((message) => message.trigger === 'reminder')
        .map(({ channel, day, time }) => `${channel} ${day} ${time}`);
      expect(new Set(reminders).size).toBe(reminders.length);
      const isBooked = model.appointment()?.status === 'booked';
      if (isBooked) expect(reminders.length).toBeGreaterThanOrEqual(one.notify.length);
    }),
    { numRuns: 60 },
  );
});

it('reads any log, also a broken one, without a throw and without two messages of one name', () => {
  fc.assert(
    fc.property(logOf('appointments'), (log) => {
      const chosen = log.map((event) => (event.type === 'booked' ? { ...event, notify: ['sms', 'email', 7] } : event));
      const appointment = foldAppointment('a', 'site', chosen);
      const wanted = wantedMessages({ appointment, zone: ZONE, known: [], delayMin: 2 });
      const keys = wanted.map((message) => message.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(wanted.every((message) => message.notAfter > '2026')).toBe(true);
      expect(isSaid({ state: 'waiting' })).toBe(false);
    }),
    { numRuns: 500 },
  );
});
