import fc from 'fast-check';
import { expect, it } from 'vitest';

import { channels } from '../model/request';
import type { AnyEvent } from '../model/event';
import { decideRequest, type RequestCommand } from './decide-request';
import { stampEvents } from './event-log';
import { foldRequest } from './fold-request';
import { requestDetails } from './request-details';
import { undoEvents } from './undo';

const start = Date.UTC(2026, 10, 23, 8);
const instant = (minute: number): string => new Date(start + minute * 60_000).toISOString();
const told = fc.oneof(
  fc.integer({ min: -50_000, max: 50_000 }).map(instant),
  fc.constantFrom('', 'hier', '2026-02-31', '99999999', '2026-11-23T25:00:00.000Z'),
  fc.string({ maxLength: 12 }),
);
const anything = fc.oneof(told, fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
const types = 'received qualified assigned started waitingOnCitizen answered closed reopened undone nothingKnown'.split(
  ' ',
);
const event = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    n: fc.integer({ min: 1, max: 12 }),
    minute: fc.integer({ min: 0, max: 20_000 }),
    type: fc.constantFrom(...types),
    more: fc.dictionary(
      fc.constantFrom('receivedAt', 'closedAt', 'subject', 'agentId', 'themeId', 'templateId', 'target', 'channel'),
      anything,
    ),
  })
  .map(({ id, n, minute, type, more }): AnyEvent => ({
    ...more,
    id: `${id}${n}`,
    n,
    at: instant(minute),
    by: { agentId: 'x', deviceId: 'd', deskId: '' },
    type,
  }));

it('folds any log to a request whose reception and closing never lie after they were written, and reads its details', () => {
  fc.assert(
    fc.property(fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 12 }), (log) => {
      const request = foldRequest('r', 'site', log);
      const latest = log.reduce((most, { at }) => (at > most ? at : most), '');
      for (const moment of [request.receivedAt, request.closedAt]) {
        expect(moment <= latest).toBe(true);
        expect(moment === '' || new Date(moment).toISOString() === moment).toBe(true);
      }
      const details = requestDetails(request);
      expect(details.history).toHaveLength(log.filter(({ type }) => type !== 'undone').length);
      expect(typeof details.subject + typeof details.agentId + typeof details.themeId).toBe('stringstringstring');
      const { stays } = details;
      for (const [index, stay] of stays.entries()) {
        expect(stay.to === '' || stay.to >= stay.from).toBe(true);
        expect(stays[index + 1]?.from ?? '').toBe(stay.to);
      }
    }),
  );
});

it('is the same request whatever the order in which its events came', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(event, { selector: ({ id }) => id, minLength: 1, maxLength: 10 })
        .chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length })),
        ),
      ([log, other]) => {
        expect(foldRequest('r', 'site', other)).toEqual(foldRequest('r', 'site', log));
        expect(requestDetails(foldRequest('r', 'site', other))).toEqual(requestDetails(foldRequest('r', 'site', log)));
      },
    ),
  );
});

const id = fc.constantFrom('one', 'two', '');
const step: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc.record({ type: fc.constant('qualify' as const), reasonId: fc.constantFrom('one', 'two') }),
  fc.record({ type: fc.constant('assign' as const), departmentId: fc.constantFrom('one', 'two'), agentId: id }),
  fc.constantFrom({ type: 'start' } as const, { type: 'waitOnCitizen' } as const, { type: 'reopen' } as const),
  fc.record({ type: fc.constant('answer' as const), templateId: id }),
  fc.record({ type: fc.constant('close' as const), outcome: fc.constant('answered'), themeId: id, closedAt: told }),
);
const reception = fc.record({ channel: fc.constantFrom(...channels), receivedAt: told, subject: fc.string() });

it('takes every step back to what was there before it, and the undo as well', () => {
  fc.assert(
    fc.property(reception, fc.array(step, { maxLength: 8 }), (first, steps) => {
      let used = 0;
      const stamp = () => ({
        at: instant((used += 1)),
        by: { agentId: 'x', deviceId: 'd', deskId: '' },
        newId: () => `event-${(used += 1)}`,
      });
      const receive: RequestCommand = {
        type: 'receive',
        day: '2026-11-23',
        reasonId: 'one',
        citizenId: '',
        ticketId: '',
        ...first,
      };
      let log: readonly AnyEvent[] = [];
      for (const command of [receive, ...steps]) {
        const before = log.length === 0 ? null : foldRequest('r', 'site', log);
        const decided = decideRequest(before, command);
        if (!decided.ok || !before) {
          if (decided.ok) log = [...log, ...stampEvents(log, decided.value, stamp())];
          continue;
        }
        const taken = [...log, ...stampEvents(log, decided.value, stamp())];
        const after = foldRequest('r', 'site', taken);
        const backOf = (from: readonly AnyEvent[], event_: AnyEvent) => {
          const undone = undoEvents(from, [event_.id]);
          if (!undone.ok) throw new Error(`the last step cannot be undone: ${undone.reason.code}`);
          return [...from, ...stampEvents(from, undone.value, stamp())];
        };
        const last = taken.at(-1);
        if (!last) throw new Error('a step writes something');
        const back = backOf(taken, last);
        const forth = backOf(back, back.at(-1) ?? last);
        const plain = (one: typeof after) => ({ ...one, events: [] });
        expect(plain(foldRequest('r', 'site', back))).toEqual(plain(before));
        expect(plain(foldRequest('r', 'site', forth))).toEqual(plain(after));
        const detailsBefore = { ...requestDetails(before), history: [] };
        const detailsBack = { ...requestDetails(foldRequest('r', 'site', back)), history: [] };
        expect(detailsBack).toEqual(detailsBefore);
        log = taken;
      }
    }),
  );
});
