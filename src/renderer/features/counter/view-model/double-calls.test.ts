import { describe, expect, it } from 'vitest';

import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';

import { lostCall, rivalDeskId, sayLost } from './double-calls';

const event = (n: number, id: string, fields: Readonly<Record<string, unknown>>): AnyEvent =>
  ({
    id,
    n,
    at: `2026-11-23T09:0${n}:00.000Z`,
    by: { agentId: '', deviceId: 'k', deskId: '' },
    ...fields,
  }) as unknown as AnyEvent;

const issued = event(1, 'i', { type: 'issued', series: 'A', number: 49, day: '2026-11-23', reasonId: 'cni' });
const call = (n: number, id: string, deskId: string): AnyEvent => event(n, id, { type: 'called', deskId });
const twice = event(4, 'x', { type: 'calledTwice', cause: 'late', rival: 'first' });
const told = foldTicket('t', 's', [issued, call(2, 'first', 'd1'), call(3, 'late', 'd3'), twice]);

describe('a person called twice', () => {
  it('tells both desks of each other', () => {
    expect(told).toMatchObject({ deskId: 'd1', calledTwice: true });
    expect(rivalDeskId(told, 'd1')).toBe('d3');
    expect(lostCall([told], 'd3')).toMatchObject({ label: 'A049', rivalId: 'd1', deskId: 'd1', callId: 'late' });
    expect(lostCall([told], 'd1')).toBeNull();
  });

  it('tells the desk that lost who had called before, and sends the person only where somebody has them', () => {
    const lost = (...more: readonly AnyEvent[]) => lostCall([foldTicket('t', 's', [...told.events, ...more])], 'd3');
    const sent = event(5, 'sent', { type: 'transferred', call: 'first', reasonId: 'passport' });
    expect(lost(sent)).toMatchObject({ rivalId: 'd1', deskId: '' });
    expect(lost(sent, call(6, 'next', 'd7'))).toMatchObject({ rivalId: 'd1', deskId: 'd7' });
    expect(lost(event(5, 'gone', { type: 'abandoned', call: 'first' }))).toMatchObject({ rivalId: 'd1', deskId: '' });
  });

  it('says whose call counts and not who called first: a desk that was cut off may have been it', () => {
    const lost = lostCall([told], 'd3');
    const town = { desks: [{ id: 'd1', number: 7 }] } as unknown as SiteReference;
    expect(lost && sayLost(lost, town)).toBe(
      'Votre appel de A049 ne compte pas\u00A0: c’est celui du guichet\u00A07 qui compte. Si la personne est devant vous, envoyez-la au guichet\u00A07.',
    );
  });

  it('is settled for the desk that lost by its next call', () => {
    const other = foldTicket('u', 's', [{ ...issued, id: 'j' }, call(5, 'next', 'd3')]);
    expect(lostCall([told, other], 'd3')).toBeNull();
    expect(rivalDeskId(other, 'd3')).toBe('');
  });
});
