import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Ledger } from '#shared/domain/insights/elected/ledger';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { smallFound, type KnownSum } from '#shared/domain/insights/protect/testing/attacker';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { calls } from '#shared/sync/wire/calls';
import { addDays } from '#shared/time/civil';

import { event, SITE, wire } from './support/documents';
import { testServer, type TestServer } from './support/test-server';

const FIRST = '2026-08-25';
const DAYS = 110;

const channelsHere = ['mail', 'email', 'sms'] as const;
const reasonsHere = ['reason-deposit', 'reason-other'] as const;

type Batch = {
  readonly day: number;
  readonly lateBy: number;
  readonly channel: number;
  readonly reason: number;
  readonly copies: number;
};

const batch = fc.record({
  day: fc.nat({ max: DAYS - 20 }),
  lateBy: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 40 }) }),
  channel: fc.nat({ max: channelsHere.length - 1 }),
  reason: fc.nat({ max: reasonsHere.length - 1 }),
  copies: fc.integer({ min: 1, max: 12 }),
});

const documents = ({ day, channel, reason, copies }: Batch, name: string) =>
  Array.from({ length: copies }, (_, at) => {
    const id = `${name}-${at}`;
    const received = event(`${id}-received`, 1, {
      type: 'received',
      day: addDays(FIRST, day),
      channel: channelsHere[channel] ?? 'mail',
      reasonId: reasonsHere[reason] ?? 'reason-other',
      citizenId: '',
      ticketId: '',
    });
    return wire(foldRequest(id, SITE, [{ ...received, at: `${addDays(FIRST, day)}T09:00:00.000Z` }]));
  });

type Answer = Pick<YearlyReport, 'contacts' | 'channels' | 'needs'> & { readonly to: string };

/** Every day of a quarter and a half: the server hears of what is due, and the program asks. */
const askEveryDay = async (server: TestServer, all: readonly Batch[]): Promise<readonly Answer[]> => {
  const admin = await server.enrol('Direction', { rank: 'admin' });
  const { key } = calls.makeAccessKey.output.parse(
    (await admin.post('/v1/access-keys', { name: 'Observatoire', scope: 'indicators' })).json(),
  );
  const answers: Answer[] = [];
  for (let at = 0; at < DAYS; at += 1) {
    server.time.nowMs = Date.parse(`${addDays(FIRST, at)}T10:00:00.000Z`);
    const heard = all.flatMap((one, index) => (one.day + one.lateBy === at ? documents(one, `b${index}`) : []));
    // Tokens last an hour.
    if (heard.length > 0) await (await server.enrol()).push('requests', heard);
    const reply = await server.app.inject({
      method: 'GET',
      url: '/v1/api/indicators',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(reply.statusCode).toBe(200);
    const { period, panels } = reply.json<{ period: { to: string }; panels: { published: Answer } }>();
    answers.push({ ...panels.published, to: period.to });
  }
  return answers;
};

/** What each publication booked in a list, by its last day. */
const bookedIn = ({ steps }: Ledger, keyOf: (pair: string) => string) => {
  const sums = steps.map(({ tallies }) => {
    const counts = new Map<string, number>();
    for (const [pair, count] of Object.entries(tallies['contacts'] ?? {}))
      counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + count);
    return counts;
  });
  return steps.flatMap(({ to }, step) =>
    [...(sums[step] ?? [])].flatMap(([key, count]) => {
      const truth = count - (sums[step - 1]?.get(key) ?? 0);
      return truth > 0 ? [{ to, key, truth }] : [];
    }),
  );
};

type Line = readonly [key: string | null, count: number | null];

it('a program with a key of indicators that asks on every day finds no number of one to ten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 5, maxLength: 40 }), async (all) => {
      const server = await testServer(1, { limits: { readsPerMinute: 1_000, mostLoopDelayMs: 60_000 } });
      try {
        const answers = await askEveryDay(server, all);
        expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(new Set(answers.map(({ to }) => to)).size);
        const note = await server.store.withSite(SITE, (site) => site.siteNote('published.2026'));
        const ledger = JSON.parse(note) as Ledger;
        const attack = (keyOf: (pair: string) => string, linesOf: (answer: Answer) => readonly Line[]): void => {
          const booked = bookedIn(ledger, keyOf);
          const facts = answers.flatMap((answer) =>
            linesOf(answer).flatMap(([key, total]): KnownSum[] => {
              if (total === null) return [];
              const of = [...booked.keys()].filter((at) => {
                const one = booked[at];
                return one !== undefined && one.to <= answer.to && (key === null || one.key === key);
              });
              return [{ of, total }];
            }),
          );
          expect(smallFound(booked, facts, 11, false)).toEqual([]);
        };
        attack(
          (pair) => pair.split('|')[0] ?? '',
          ({ contacts, channels }) => [
            [null, contacts],
            ...channels.map(({ channel, count }): Line => [channel, count]),
          ],
        );
        attack(
          (pair) => pair.split('|')[1] ?? '',
          ({ contacts, needs }) => [[null, contacts], ...needs.map(({ reasonId, count }): Line => [reasonId, count])],
        );
      } finally {
        await server.close();
      }
    }),
    { numRuns: 4 },
  );
}, 240_000);
