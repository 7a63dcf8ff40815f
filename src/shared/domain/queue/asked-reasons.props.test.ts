import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import { timeOf } from '../../time/civil';
import { announcedPayload } from '../lifecycle/announced-measures';
import { stampEvents } from '../lifecycle/event-log';
import { foldDeskSession } from '../lifecycle/fold-desk-session';
import { undoEvents } from '../lifecycle/undo';
import type { DeskSession } from '../model/desk-session';
import type { AnyEvent } from '../model/event';
import type { Measure } from '../model/measure';
import type { Agent } from '../model/reference';
import { callOrder } from './call-order';
import { callPolicyOf } from './call-policy';
import { callerNow, callerOf } from './caller-of';
import { aheadOfTicket } from './people-ahead';
import { queueTicket } from './testing/queue-ticket';
import { unserved } from './unserved';

const day = '2026-11-23';
const atMs = (minute: number): number => Date.parse(`${day}T${timeOf(minute)}:00+01:00`);
const policy = callPolicyOf(town);
/** Each is received at some desks alone, so that a request changes something. */
const reasonIds = ['titles', 'social', 'elections'];
const agentOf = (deskId: string): string => `a${deskId.slice(1)}`;

let ids = 0;
const stamped = (log: readonly AnyEvent[], body: { readonly type: string; readonly [key: string]: unknown }) =>
  stampEvents(log, [body], {
    at: `${day}T06:00:00.000Z`,
    by: { agentId: 'supervisor', deviceId: 'device', deskId: '' },
    newId: () => `event-${(ids += 1)}`,
  });

type Request = {
  readonly reasonId: string;
  readonly fromMin: number;
  readonly lastMin: number;
  /** What is wrong with the row; `''` = nothing. */
  readonly wrong: '' | 'desk' | 'agent' | 'day' | 'from' | 'to' | 'reason' | 'kind';
  readonly isTakenBack: boolean;
};

const rowOf = (deskId: string, { reasonId, fromMin, lastMin, wrong }: Request): { [key: string]: unknown } => {
  const measure: Measure = {
    kind: 'switch',
    deskId,
    agentId: agentOf(deskId),
    reasonId,
    from: timeOf(fromMin),
    to: timeOf(fromMin + lastMin),
  };
  const spoilt = {
    '': {},
    desk: { deskId: 'd99' },
    agent: { agentId: 'somebody' },
    day: { day: '2026-11-24' },
    from: { from: '' },
    to: { to: 'soon' },
    reason: { reasonId: 'no-such-reason' },
    kind: { kind: 'party' },
  }[wrong];
  return { ...announcedPayload(measure, day), ...spoilt };
};

type AtDesk = {
  readonly status: DeskSession['status'];
  readonly siteId: string;
  readonly requests: readonly Request[];
};

const sessionOf = (deskId: string, { status, siteId, requests }: AtDesk): DeskSession => {
  let log: AnyEvent[] = [...stamped([], { type: 'opened', day, deskId, agentId: agentOf(deskId) })];
  if (status === 'paused') log = [...log, ...stamped(log, { type: 'paused' })];
  if (status === 'closed') log = [...log, ...stamped(log, { type: 'closed' })];
  for (const request of requests) {
    const events = stamped(log, { type: 'measureAnnounced', ...rowOf(deskId, request) });
    log = [...log, ...events];
    const taken =
      request.isTakenBack &&
      undoEvents(
        log,
        events.map(({ id }) => id),
      );
    if (taken && taken.ok) for (const body of taken.value) log = [...log, ...stamped(log, body)];
  }
  return foldDeskSession(`${deskId}:${day}`, siteId, log);
};

const requestOf: fc.Arbitrary<Request> = fc.record({
  reasonId: fc.constantFrom(...reasonIds),
  fromMin: fc.integer({ min: 595, max: 612 }),
  lastMin: fc.integer({ min: -5, max: 30 }),
  wrong: fc.constantFrom('', '', '', '', '', '', '', 'desk', 'agent', 'day', 'from', 'to', 'reason', 'kind'),
  isTakenBack: fc.constantFrom(false, false, true),
});

const floorOf = fc
  .record({
    nowMin: fc.integer({ min: 600, max: 620 }),
    desks: fc.array(
      fc.record({
        status: fc.constantFrom<DeskSession['status']>('open', 'open', 'paused', 'closed'),
        siteId: fc.constantFrom(town.site.id, town.site.id, town.site.id, 'another-site'),
        requests: fc.array(requestOf, { maxLength: 3 }),
      }),
      { minLength: town.desks.length, maxLength: town.desks.length },
    ),
    people: fc.array(
      fc.record({
        reasonId: fc.constantFrom(...reasonIds),
        agoMin: fc.nat(90),
        priority: fc.boolean(),
        sent: fc.constantFrom(null, null, null, { deskId: 'd1' }, { agentId: 'a2' }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ nowMin, desks, people }) => ({
    nowMin,
    desks,
    nowIso: new Date(atMs(nowMin)).toISOString(),
    reference: town,
    sessions: town.desks.map(({ id }, index) =>
      sessionOf(id, desks[index] ?? { status: 'closed', siteId: town.site.id, requests: [] }),
    ),
    tickets: people.map(({ agoMin, ...one }, index) =>
      queueTicket({ ...one, number: index + 1, issuedMs: atMs(nowMin - agoMin) }),
    ),
  }));

/** By arithmetic of the rows alone: what each desk with somebody there was asked for at this minute. */
const askedAt = (nowMin: number, one: AtDesk | undefined): readonly string[] =>
  one === undefined || one.status === 'closed' || one.siteId !== town.site.id
    ? []
    : one.requests
        .filter(
          ({ wrong, isTakenBack, fromMin, lastMin }) =>
            wrong === '' && !isTakenBack && fromMin <= nowMin && nowMin < fromMin + lastMin,
        )
        .map(({ reasonId }) => reasonId);

describe('a desk that was asked to receive another reason', () => {
  it('calls for its own reasons and for those it was asked for at this minute, and for no others', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        for (const [index, desk] of town.desks.entries()) {
          const asked = askedAt(floor.nowMin, floor.desks[index]);
          const order = callOrder(floor.tickets, callerNow(desk, agentOf(desk.id), floor), floor.nowIso, policy);
          const expected = floor.tickets.filter((ticket, row) => {
            const isFor = (sent: { readonly deskId?: string; readonly agentId?: string }): boolean =>
              sent.deskId === desk.id || sent.agentId === agentOf(desk.id);
            const sent = ticket.events.find(({ type }) => type === 'transferred');
            if (sent) return isFor(sent as unknown as { readonly deskId?: string; readonly agentId?: string });
            return row >= 0 && [...desk.reasonIds, ...asked].includes(ticket.reasonId);
          });
          expect(order.map(({ ticket }) => ticket.id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        }
      }),
    );
  });

  it('says why and until when for whom it calls by the request alone', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        for (const [index, desk] of town.desks.entries()) {
          const asked = askedAt(floor.nowMin, floor.desks[index]);
          const caller = callerNow(desk, agentOf(desk.id), floor);
          for (const { ticket, why } of callOrder(floor.tickets, caller, floor.nowIso, policy)) {
            const isSent = ticket.events.some(({ type }) => type === 'transferred');
            const byRequest = !isSent && !desk.reasonIds.includes(ticket.reasonId);
            const said = why.find((one) => one.code === 'askedHere');
            expect(said !== undefined).toBe(byRequest);
            if (said)
              expect([asked.includes(ticket.reasonId), said.until > timeOf(floor.nowMin)]).toEqual([true, true]);
          }
        }
      }),
    );
  });

  it('keeps the usual order where nothing is asked', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        for (const [index, desk] of town.desks.entries()) {
          if (askedAt(floor.nowMin, floor.desks[index]).length > 0) continue;
          expect(callerNow(desk, agentOf(desk.id), floor)).toEqual(callerOf(desk, agentOf(desk.id), town));
        }
      }),
    );
  });

  it('is not asked while another agent sits there', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        for (const desk of town.desks) expect(callerNow(desk, 'a99', floor)).toEqual(callerOf(desk, 'a99', town));
      }),
    );
  });

  it('is asked for nothing that whoever sits there does not handle', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        const agents = town.desks.map(({ id }) => ({ id: agentOf(id), reasonIds: ['social'] }) as unknown as Agent);
        const reference = { ...town, agents };
        for (const [index, desk] of town.desks.entries()) {
          const asked = askedAt(floor.nowMin, floor.desks[index]).includes('social') ? ['social'] : undefined;
          const caller = callerNow(desk, agentOf(desk.id), { ...floor, reference });
          expect(caller.asked?.map(({ reasonId }) => reasonId)).toEqual(asked);
        }
      }),
    );
  });

  it('leaves nobody alone whom it was asked to call, and their ticket has a place', () => {
    fc.assert(
      fc.property(floorOf, (floor) => {
        const alone = new Set(unserved(floor).map(({ id }) => id));
        for (const [index, desk] of town.desks.entries()) {
          const asked = askedAt(floor.nowMin, floor.desks[index]);
          for (const ticket of floor.tickets) {
            if (!asked.includes(ticket.reasonId) || ticket.events.some(({ type }) => type === 'transferred')) continue;
            expect([desk.id, ticket.id, alone.has(ticket.id)]).toEqual([desk.id, ticket.id, false]);
            expect(aheadOfTicket(floor, ticket)).not.toBeNull();
          }
        }
      }),
    );
  });
});
