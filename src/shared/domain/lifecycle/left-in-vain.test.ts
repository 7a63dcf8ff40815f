import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logOf } from '../../../../tests/arbitraries/event-logs';
import type { AnyEvent } from '../model/event';
import { foldAppointment } from './fold-appointment';
import { leftInVain } from './left-in-vain';

const eventOf = (id: string, n: number, desk: string, body: object): AnyEvent =>
  ({
    id,
    n,
    at: '2026-11-24T08:00:00.000Z',
    by: { agentId: `agent-${desk}`, deviceId: `device-${desk}`, deskId: `desk-${desk}` },
    ...body,
  }) as AnyEvent;
const place = { day: '2026-11-24', time: '09:00', durationMin: 20, deskId: 'desk-1' };
const booked = eventOf('booked', 1, '1', { type: 'booked', ...place, reasonId: 'cni', citizenId: 'c', persons: [] });
const arrived = eventOf('came', 3, '1', { type: 'arrived', ticketId: 'ticket' });
const off = (n: number, type = 'cancelledByCitizen', desk = '2') => eventOf(`off-${desk}-${n}`, n, desk, { type });

const fold = (...more: readonly AnyEvent[]) => foldAppointment('a', 'site', [booked, ...more]);
const types = ['arrived', 'cancelledByCitizen', 'noShow', 'rescheduled', 'reopened', 'attended', 'informed', 'undone'];
/** Three desks that write about one booking with few counters, among rows of any kind. */
const crossedLog = fc
  .tuple(
    fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        n: fc.integer({ min: 2, max: 5 }),
        desk: fc.constantFrom('1', '2', '3'),
        target: fc.integer({ min: 0, max: 7 }).map((at) => `x${at}`),
      }),
      { maxLength: 8 },
    ),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: logOf('appointments') }),
  )
  .map(([steps, rows]) => [
    booked,
    ...steps.map(({ n, desk, ...body }, at) => eventOf(`x${at}`, n, desk, { ...place, time: '16:00', ...body })),
    ...rows,
  ]);

/** Who has to be told of which event, and by which arrival. */
const newsOf = (...more: readonly AnyEvent[]) =>
  leftInVain(fold(...more))
    .filter(({ isNews }) => isNews)
    .map(({ event, arrival }) => `${event.id} by ${arrival.id}`);

describe('what came to nothing because the person was there', () => {
  it.each(['cancelledByCitizen', 'cancelledByOffice', 'noShow'])(
    'is news of « %s », with the same counter and an earlier one',
    (type) => {
      expect(newsOf(arrived, off(3, type))).toEqual(['off-2-3 by came']);
      expect(newsOf(arrived, off(2, type))).toEqual(['off-2-2 by came']);
    },
  );

  it('is news of a move, and stays it while the writer only notes what was said on the telephone', () => {
    const move = eventOf('move', 3, '2', { type: 'rescheduled', ...place, time: '16:00' });
    const said = eventOf('said', 4, '2', { type: 'informed', channel: 'phone', cause: 'move' });
    const call = eventOf('call', 5, '2', { type: 'callTaken', cause: 'move' });
    expect(newsOf(arrived, move, said, call)).toEqual(['move by came']);
    expect(fold(arrived, move, said, call)).toMatchObject({ time: '09:00', status: 'arrived' });
  });

  it('is news after the person was received as well', () => {
    expect(newsOf(arrived, off(3), eventOf('done', 4, '1', { type: 'attended', outcome: '' }))).toHaveLength(1);
  });

  it('is told to each agent once, of what they wrote last', () => {
    const twice = eventOf('again', 4, '1', { type: 'arrived', ticketId: 'ticket-2' });
    expect(newsOf(arrived, off(2, 'noShow'), off(3), off(3, 'noShow', '3'), twice)).toEqual([
      'off-2-3 by again',
      'off-3-3 by again',
    ]);
  });

  it('is no news once its writer took it back, opened the appointment again or decided anew, nor where somebody who knew called it off', () => {
    expect(newsOf(arrived, off(3), eventOf('back', 4, '2', { type: 'undone', target: 'off-2-3' }))).toEqual([]);
    expect(newsOf(arrived, off(3), eventOf('open', 4, '2', { type: 'reopened' }))).toEqual([]);
    expect(newsOf(arrived, off(3), off(4))).toEqual([]);
    expect(newsOf(arrived, off(3), off(4, 'cancelledByOffice', '3'))).toEqual([]);
  });

  it('is in vain no longer once the arrival was taken back: the cancellation counts', () => {
    const back = eventOf('back', 4, '1', { type: 'undone', target: 'came' });
    expect(fold(arrived, off(3), back).status).toBe('cancelledByCitizen');
    expect(leftInVain(fold(arrived, off(3), back))).toEqual([]);
  });

  it('stays in vain when it is no news any more, so that nothing offers to take it back', () => {
    const found = leftInVain(fold(arrived, off(3), off(4, 'cancelledByOffice', '3')));
    expect(found).toMatchObject([{ event: { id: 'off-2-3' }, isNews: false }]);
  });

  it('changes nothing of any log, and is told of somebody who came, once to each agent', () => {
    fc.assert(
      fc.property(crossedLog, (log) => {
        const appointment = foldAppointment('a', 'site', log);
        const found = leftInVain(appointment);
        const agents = found.filter(({ isNews }) => isNews).map(({ event }) => event.by.agentId);
        expect(new Set(agents).size).toBe(agents.length);
        if (agents.length > 0) expect(['arrived', 'attended']).toContain(appointment.status);
        const vain = new Set(found.map(({ event }) => event.id));
        const isNamed = log.some(({ target }) => vain.has(String(target)));
        if (found.length === 0 || isNamed) return;
        const rest = log.filter(({ id }) => !vain.has(id));
        const { status, day, time, deskId, arrivedAt, ticketId } = appointment;
        expect(foldAppointment('a', 'site', rest)).toMatchObject({ status, day, time, deskId, arrivedAt, ticketId });
        expect(found.every(({ arrival }) => arrival.at === arrivedAt)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
