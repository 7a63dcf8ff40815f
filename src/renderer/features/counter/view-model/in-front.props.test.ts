import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stampEvents } from '#shared/domain/lifecycle/event-log';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import { inHand, type Ticket } from '#shared/domain/model/ticket';

import { atDesk, heldAt, type AtDesk } from './at-desk';
import { bringToFront, nextFront, nothingInFront, sayFrontNews, type Front } from './in-front';

const deskId = 'd8';
const here = 'desk-8-machine';
const elsewhere = 'reception-machine';
const sessions = [{ deskId, agentId: 'eric', status: 'open' }] as unknown as readonly DeskSession[];
const reference = {
  site: { zone: 'Europe/Paris' },
  desks: [{ id: 'd3', number: 3 }],
  agents: [{ id: 'helene', shortName: 'Hélène V.' }],
} as unknown as SiteReference;

let counted = 0;
const add = (ticket: Ticket | null, id: string, by: string, body: { readonly type: string }): Ticket => {
  counted += 1;
  const at = new Date(Date.parse('2026-11-23T09:00:00.000Z') + counted * 1_000).toISOString();
  const who = { agentId: by === here ? 'eric' : 'helene', deviceId: by, deskId: by === here ? deskId : '' };
  const stamp = { at, by: who, newId: () => `e${counted}` };
  return foldTicket(id, 'site', [...(ticket?.events ?? []), ...stampEvents(ticket?.events ?? [], [body], stamp)]);
};
const issue = (id: string, number: number): Ticket =>
  add(null, id, elsewhere, { type: 'issued', day: '2026-11-23', series: 'A', number } as { type: string });
const called = (desk = deskId) => ({ type: 'called', deskId: desk }) as { type: string };

/** A screen that is drawn after each change. */
const screen = () => {
  let front: Front = nothingInFront;
  let at: AtDesk = { kind: 'signedOff' };
  const draw = (tickets: readonly Ticket[], isOpen = true): Front => {
    at = atDesk(isOpen ? sessions : [], heldAt(tickets, deskId, front.ticketId), deskId, 'eric');
    front = nextFront(front, at, tickets, here);
    return front;
  };
  draw([], false);
  return { draw, at: () => at, show: (ticket: Ticket) => (front = bringToFront(ticket)) };
};

const steps = ['called', 'started', 'abandoned', 'requeued', 'parked', 'done', 'undone'] as const;
type Step = { readonly who: string; readonly of: number; readonly type: (typeof steps)[number] };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(here, elsewhere),
  of: fc.nat(2),
  type: fc.constantFrom(...steps),
});

describe('the person in front of a desk', () => {
  it('stays there as long as the desk has them, whatever comes beside, and nobody in hand is hidden', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (all) => {
        const tickets = [issue('t0', 40), issue('t1', 41), issue('t2', 44)];
        const { draw, at } = screen();
        draw([...tickets]);
        for (const { who, of, type } of all) {
          const before = at();
          const ticket = tickets[of];
          if (!ticket) continue;
          const target =
            ticket.events.findLast((event) => event.type !== 'issued' && event.type !== 'undone')?.id ?? '';
          const body = { type, ...(type === 'called' ? { deskId } : {}), ...(type === 'undone' ? { target } : {}) };
          tickets[of] = add(ticket, ticket.id, who, body);
          const front = draw([...tickets]);
          const held = heldAt(tickets, deskId, front.ticketId);
          expect(held.map(({ id }) => id).toSorted()).toEqual(
            tickets.filter((one) => one.deskId === deskId && inHand.has(one.status)).map(({ id }) => id),
          );
          if ('ticket' in before && held.some(({ id }) => id === before.ticket.id))
            expect(front.ticketId).toBe(before.ticket.id);
          // What an act elsewhere changed in front is never taken for the agent's own.
          if (front.key !== ('ticket' in before ? `${before.kind} ${before.ticket.id}` : before.kind))
            expect(front.isOwn).toBe(who === here);
        }
      }),
    );
  });

  it('is changed by the agent, who sees the other beside then', () => {
    const [first, second] = [add(issue('t0', 40), 't0', here, called()), add(issue('t1', 41), 't1', here, called())];
    const { draw, show } = screen();
    draw([first]);
    expect(draw([first, second]).ticketId).toBe('t0');
    show(second);
    expect(draw([first, second])).toMatchObject({ ticketId: 't1', isOwn: true, news: null });
    expect(heldAt([first, second], deskId, 't1').map(({ id }) => id)).toEqual(['t1', 't0']);
  });

  it('is a service before a call, and the later of two, on a screen that begins', () => {
    const first = add(issue('t0', 40), 't0', here, called());
    const second = add(issue('t1', 41), 't1', here, called());
    expect(heldAt([first, second], deskId, '')[0]?.id).toBe('t1');
    expect(heldAt([add(first, 't0', here, { type: 'started' }), second], deskId, '')[0]?.id).toBe('t0');
  });
});

describe('what a desk reads of an act elsewhere', () => {
  const saidWhere = (
    { lostId, calledTwice }: { readonly lostId: string; readonly calledTwice: boolean },
    after: readonly { readonly type: string }[],
  ): string => {
    const { draw } = screen();
    let ticket = issue('t0', 40);
    draw([ticket]);
    ticket = add(ticket, 't0', here, called());
    draw([ticket]);
    let news: Front['news'] = null;
    for (const body of after) {
      ticket = add(ticket, 't0', elsewhere, body);
      ({ news } = draw([ticket]));
    }
    return sayFrontNews(news, [{ ...ticket, calledTwice }], reference, lostId).replace(/\d\d:\d\d/u, 'HH:MM');
  };
  const said = (...after: readonly { readonly type: string }[]): string =>
    saidWhere({ lostId: '', calledTwice: false }, after);
  const end = (type: string, more: object = {}) => {
    // An end names the call that it saw.
    const call = `e${counted + 2}`;
    return { type, call, ...more };
  };

  it('is who went away, what became of them, by whom and when', () => {
    expect(said(end('abandoned'))).toBe('A040\u00A0: parti, noté par Hélène V. à HH:MM.');
    expect(said(end('parked'))).toBe('A040\u00A0: mis de côté, noté par Hélène V. à HH:MM.');
    // The call itself was taken back.
    expect(said({ type: 'undone', target: `e${counted + 2}` } as { type: string })).toBe(
      'A040\u00A0: remis en attente, noté par Hélène V. à HH:MM.',
    );
    expect(said(end('transferred', { reasonId: 'cni' }))).toBe('A040\u00A0: transféré, noté par Hélène V. à HH:MM.');
    expect(said(end('parked'), called('d3'))).toBe('A040\u00A0: au guichet\u00A03, noté par Hélène V. à HH:MM.');
  });

  it('is told to the desk that kept a person who was called twice, and not beside the call that the other one lost', () => {
    expect(saidWhere({ lostId: '', calledTwice: true }, [end('parked')])).toBe(
      'A040\u00A0: mis de côté, noté par Hélène V. à HH:MM.',
    );
    expect(saidWhere({ lostId: 't0', calledTwice: true }, [end('parked')])).toBe('');
  });

  it('is that they are back, until the agent acts', () => {
    const { draw } = screen();
    let ticket = add(issue('t0', 40), 't0', here, called());
    draw([ticket]);
    draw([ticket]);
    const call = ticket.events.at(-1)?.id ?? '';
    ticket = add(ticket, 't0', elsewhere, { type: 'abandoned', call } as { type: string });
    expect(draw([ticket]).news?.kind).toBe('gone');
    const target = ticket.events.at(-1)?.id ?? '';
    ticket = add(ticket, 't0', elsewhere, { type: 'undone', target } as { type: string });
    const { news } = draw([ticket]);
    expect(sayFrontNews(news, [ticket], reference, '')).toMatch(
      /^A040 revient à ce guichet\u00A0: remis par Hélène V\. à/u,
    );
    ticket = add(ticket, 't0', here, { type: 'started' });
    expect(draw([ticket]).news).toBeNull();
  });
});
