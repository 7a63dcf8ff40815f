import { describe, expect, it } from 'vitest';

import { town } from '../../../../../tests/floor/town';
import type { Measure } from '../../model/measure';
import { queueTicket } from '../../queue/testing/queue-ticket';
import { receivedOnRequest } from './received-on-request';

const atMs = (time: string): number => Date.parse(`2026-11-23T${time}:00+01:00`);
const called = (number: number, reasonId: string, time: string) =>
  queueTicket({ number, reasonId, issuedMs: atMs('09:00'), status: 'done', calledMs: atMs(time) });
const measure: Measure = {
  kind: 'switch',
  deskId: 'desk',
  agentId: 'a1',
  reasonId: 'titles',
  from: '10:40',
  to: '11:10',
};
const on = (tickets: readonly ReturnType<typeof called>[], time = '10:55') => ({
  ref: town,
  day: '2026-11-23',
  time,
  tickets,
});

describe('what a desk received on request', () => {
  it('is counted from the hour of the request, for its reason and at its desk alone', () => {
    const tickets = [
      called(1, 'titles', '10:39'),
      called(2, 'titles', '10:40'),
      called(3, 'civil', '10:45'),
      called(4, 'titles', '11:09'),
      called(5, 'titles', '11:10'),
    ];
    expect(receivedOnRequest(measure, on(tickets))).toBe(2);
    expect(receivedOnRequest({ ...measure, deskId: 'd2' }, on(tickets))).toBe(0);
  });

  it('is not told before its hour, nor of a desk that was asked to open', () => {
    expect(receivedOnRequest(measure, on([], '10:39'))).toBeNull();
    expect(receivedOnRequest({ ...measure, kind: 'open' }, on([]))).toBeNull();
  });
});
