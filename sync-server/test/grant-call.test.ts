import { describe, expect, it } from 'vitest';

import type { WireDocument } from '#shared/sync/protocol';

import { CLAIM_LIFE_MS, grantCall } from '../src/tickets/grant-call';
import type { CallClaim, SiteTransaction } from '../src/store/port';
import { calledEvent, event, ticket, wire } from './support/documents';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const at = (ms: number): string => new Date(nowMs + ms).toISOString();

/** A site that holds some tickets and one claim of desk-1, made five seconds ago. */
const siteWith = (tickets: readonly WireDocument[], claimedAgoMs = 5_000) => {
  const claims = new Map<string, CallClaim>([
    ['t1', { ticketId: 't1', key: 'k1', deskId: 'desk-1', at: at(-claimedAgoMs) }],
  ]);
  return {
    claimOfKey: (key: string) => Promise.resolve([...claims.values()].find((claim) => claim.key === key) ?? null),
    claims: () => Promise.resolve(claims),
    read: () => Promise.resolve(new Map(tickets.map((one) => [one.id, one]))),
    claim: (claim: CallClaim) => {
      claims.set(claim.ticketId, claim);
      return Promise.resolve();
    },
  } as unknown as SiteTransaction;
};
const wish = { key: 'k2', deskId: 'desk-2', candidates: ['t1', 't2'] };
const issuedAlone = [wire(ticket('t1')), wire(ticket('t2'))];
const calledAt = (ms: number, deskId: string) => ({ ...calledEvent('c', 2, deskId), at: at(ms) });
const left = event('l', 3, { type: 'transferred', reasonId: 'passport', deskId: 'desk-2' });

describe('a ticket that was granted to another desk a moment ago', () => {
  it('is held until that call arrives, or half a minute', async () => {
    expect(await grantCall(siteWith(issuedAlone), wish, nowMs)).toEqual({ ticketId: 't2', taken: ['t1'] });
    const old = await grantCall(siteWith(issuedAlone, CLAIM_LIFE_MS), wish, nowMs);
    expect(old).toEqual({ ticketId: 't1', taken: [] });
  });

  it('may be called at once when the call came and the person was sent on since', async () => {
    const sent = [wire(ticket('t1', [calledAt(-4_000, 'desk-1'), left])), wire(ticket('t2'))];
    expect(await grantCall(siteWith(sent), wish, nowMs)).toEqual({ ticketId: 't1', taken: [] });
    const behind = [wire(ticket('t1', [calledAt(-6_500, 'desk-1'), left])), wire(ticket('t2'))];
    expect((await grantCall(siteWith(behind), wish, nowMs)).ticketId).toBe('t1');
  });

  it('is still held when only an earlier call of that desk, or one of another, is known', async () => {
    const before = [wire(ticket('t1', [calledAt(-60_000, 'desk-1'), left])), wire(ticket('t2'))];
    expect((await grantCall(siteWith(before), wish, nowMs)).ticketId).toBe('t2');
    const other = [wire(ticket('t1', [calledAt(-1_000, 'desk-3'), left])), wire(ticket('t2'))];
    expect((await grantCall(siteWith(other), wish, nowMs)).ticketId).toBe('t2');
  });

  it('is held whatever the log while somebody has it', async () => {
    const called = [wire(ticket('t1', [calledAt(-4_000, 'desk-1')])), wire(ticket('t2'))];
    expect((await grantCall(siteWith(called), wish, nowMs)).ticketId).toBe('t2');
  });
});
