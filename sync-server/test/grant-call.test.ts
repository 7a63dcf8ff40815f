import { describe, expect, it } from 'vitest';

import type { WireDocument } from '#shared/sync/protocol';
import { allRules } from '#shared/sync/rules';

import { CLAIM_LIFE_MS, grantCall, type CallWish } from '../src/tickets/grant-call';
import type { CallAnswer, CallClaim } from '../src/store/call-part';
import type { SiteTransaction } from '../src/store/port';
import { calledEvent, event, ticket, wire } from './support/documents';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const at = (ms: number): string => new Date(nowMs + ms).toISOString();

/** A site that holds some tickets and one claim of device-1 at desk-1, made five seconds ago. */
const siteWith = (tickets: readonly WireDocument[], claimedAgoMs = 5_000) => {
  const claims = new Map<string, CallClaim>([
    ['t1', { ticketId: 't1', key: 'k1', deskId: 'desk-1', deviceId: 'device-1', at: at(-claimedAgoMs) }],
  ]);
  const answers = new Map<string, CallAnswer>();
  return {
    callAnswer: (deviceId: string, key: string) => Promise.resolve(answers.get(`${deviceId} ${key}`) ?? null),
    keepCallAnswer: (answer: CallAnswer) => {
      answers.set(`${answer.deviceId} ${answer.key}`, answer);
      return Promise.resolve();
    },
    claims: () => Promise.resolve(claims),
    read: () => Promise.resolve(new Map(tickets.map((one) => [one.id, one]))),
    claim: (claim: CallClaim) => {
      claims.set(claim.ticketId, claim);
      return Promise.resolve();
    },
  } as unknown as SiteTransaction;
};
const wish: CallWish = { key: 'k2', deskId: 'desk-2', deviceId: 'device-2', candidates: ['t1', 't2'] };
const grant = (site: SiteTransaction, asked: CallWish = wish, ms = nowMs) =>
  grantCall(asked, { site, rules: allRules, nowMs: ms });
const issuedAlone = [wire(ticket('t1')), wire(ticket('t2'))];
const calledBy = (id: string, deskId: string, ms = -4_000) => ({
  ...calledEvent(id, 2, deskId),
  by: { agentId: 'agent-1', deviceId: 'device-1', deskId },
  at: at(ms),
});
const left = event('l', 3, { type: 'transferred', reasonId: 'passport', deskId: 'desk-2' });

describe('a ticket that was granted to another desk a moment ago', () => {
  it('is held until that call arrives, or half a minute', async () => {
    expect(await grant(siteWith(issuedAlone))).toMatchObject({ ticketId: 't2', taken: ['t1'] });
    expect(await grant(siteWith(issuedAlone, CLAIM_LIFE_MS))).toMatchObject({ ticketId: 't1', taken: [] });
  });

  it('may be called at once when that very call came and the person was sent on since, whatever the clock of its desk', async () => {
    for (const ms of [-86_400_000, -4_000, 86_400_000]) {
      const sent = [wire(ticket('t1', [calledBy('k1', 'desk-1', ms), left])), wire(ticket('t2'))];
      expect(await grant(siteWith(sent))).toMatchObject({ ticketId: 't1', taken: [] });
    }
  });

  it('is still held when another call of that desk is known, whatever its clock said', async () => {
    for (const ms of [-60_000, -1_000, 86_400_000]) {
      const before = [wire(ticket('t1', [calledBy('c', 'desk-1', ms), left])), wire(ticket('t2'))];
      expect((await grant(siteWith(before))).ticketId).toBe('t2');
    }
  });

  it('is held for the machine that was given it: another at the same desk gets the next one', async () => {
    const beside = { ...wish, deskId: 'desk-1' };
    expect((await grant(siteWith(issuedAlone), beside)).ticketId).toBe('t2');
    expect((await grant(siteWith(issuedAlone), { ...beside, deviceId: 'device-1' })).ticketId).toBe('t1');
  });

  it('is held whatever the log while somebody has it', async () => {
    const called = [wire(ticket('t1', [calledBy('k1', 'desk-1')])), wire(ticket('t2'))];
    expect((await grant(siteWith(called))).ticketId).toBe('t2');
  });
});

it('comes with the ticket as the server holds it, or with none while it has not arrived', async () => {
  const sent = [wire(ticket('t1', [calledBy('k1', 'desk-1'), left]))];
  const { ticket: stored } = await grant(siteWith(sent));
  expect(stored?.events.map(({ id }) => id)).toEqual(expect.arrayContaining(['k1', 'l']));
  expect(await grant(siteWith([]), { ...wish, candidates: ['t9'] })).toEqual({
    ticketId: 't9',
    taken: [],
    ticket: null,
  });
});

it('is answered the same way to the same key of a device, nobody too, and to no other device', async () => {
  const site = siteWith(issuedAlone);
  const first = await grant(site);
  expect(await grant(site, { ...wish, candidates: ['t2', 't1'] }, nowMs + 1_000)).toEqual({ ...first, taken: [] });
  const other = { ...wish, deviceId: 'device-3', deskId: 'desk-3' };
  const nobody = await grant(site, other);
  expect(nobody).toEqual({ ticketId: null, taken: ['t1', 't2'], ticket: null });
  expect(await grant(site, other, nowMs + 2 * CLAIM_LIFE_MS)).toEqual({ ...nobody, taken: [] });
});

it('is given to nobody a second time once its claim is over and another may have it', async () => {
  const site = siteWith(issuedAlone);
  const only = { ...wish, candidates: ['t2'] };
  expect((await grant(site, only)).ticketId).toBe('t2');
  expect((await grant(site, only, nowMs + CLAIM_LIFE_MS)).ticketId).toBeNull();
  const other = { ...only, key: 'k3', deviceId: 'device-3', deskId: 'desk-3' };
  expect((await grant(site, other, nowMs + CLAIM_LIFE_MS)).ticketId).toBe('t2');
  expect((await grant(site, only, nowMs + CLAIM_LIFE_MS + 1)).ticketId).toBeNull();
});

it('is held by no claim from the future, and granted under no id that its log bears already', async () => {
  expect((await grant(siteWith(issuedAlone, -3_600_000))).ticketId).toBe('t1');
  const [issued] = ticket('t1').events;
  expect((await grant(siteWith(issuedAlone, CLAIM_LIFE_MS), { ...wish, key: issued?.id ?? '' })).ticketId).toBe('t2');
});
