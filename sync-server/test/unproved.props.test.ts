import fc from 'fast-check';
import { expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { logOf } from '#shared/sync/merge-document';
import { allRules, rulesWithout, type SyncRules } from '#shared/sync/rules';

import { issuedEvent, SITE, wire } from './support/documents';
import { eventOf, HOUR, personTown, pins } from './support/person-town';

const names = ['ann', 'bob', 'max'] as const;
const desks = ['k1', 'k2'] as const;
const aName = fc.constantFrom(...names);
const aDesk = fc.constantFrom(...desks);

/** An event of an agent, so many hours from now by the clock of its desk. */
const anEvent = fc.record({ name: fc.constantFrom(...names, 'nobody', ''), hours: fc.integer({ min: -200, max: 30 }) });

const aStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('signIn' as const), name: aName, desk: aDesk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('shutOut' as const), name: fc.constantFrom('ann', 'bob') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('letIn' as const), name: fc.constantFrom('ann', 'bob') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 90 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      desk: aDesk,
      events: fc.array(anEvent, { minLength: 1, maxLength: 3 }),
    }),
  },
);
type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never;

/** A stretch of time in which an agent had signed in at a desk. */
type Stretch = { readonly name: string; readonly desk: string; readonly fromMs: number; untilMs: number };

/** Plays steps on the real handlers; gives what a ticket knows at the end, and what it should by the words of the rule alone. */
const play = async (steps: readonly Step[], rules: SyncRules) => {
  const town = await personTown(rules);
  const { handlers, time, boss, push } = town;
  const deviceOf = { k1: town.k1, k2: town.k2 } as const;
  const sinceMs = time.nowMs;
  await town.provePersons();
  const stretches: Stretch[] = (['ann', 'bob', 'eve'] as const).map((name) => ({
    name,
    desk: 'k1',
    fromMs: sinceMs,
    untilMs: sinceMs + 72 * HOUR,
  }));
  const out = new Set<string>();
  const bookIn = (name: string, desk: string): void => {
    const live = stretches.find((one) => one.name === name && one.desk === desk && one.untilMs >= time.nowMs);
    if (live) live.untilMs = time.nowMs + 72 * HOUR;
    else stretches.push({ name, desk, fromMs: time.nowMs, untilMs: time.nowMs + 72 * HOUR });
  };
  const issued = { ...issuedEvent('t1'), by: { agentId: 'bob', deviceId: 'device-1', deskId: '' } };
  await push(town.k1, 'tickets', wire(foldTicket('t1', SITE, [issued])));
  const expected = [issued.id];
  let ids = 0;
  for (const step of steps) {
    if (step.do === 'wait') time.nowMs += step.hours * HOUR;
    else if (step.do === 'signIn') {
      const { verdict } = await handlers.signIn({ agentId: step.name, pin: pins[step.name] }, deviceOf[step.desk]);
      expect(verdict).toBe(out.has(step.name) ? 'shutOut' : 'right');
      if (verdict === 'right') bookIn(step.name, step.desk);
    } else if (step.do === 'push') {
      const stored = logOf((await town.stored('tickets', 't1')) ?? {});
      const fresh = step.events.map(({ name, hours }, index) => {
        const atMs = time.nowMs + hours * HOUR;
        const isCovered =
          (atMs < sinceMs && time.nowMs < sinceMs + 7 * 24 * HOUR) ||
          stretches.some(
            (one) =>
              one.name === name &&
              one.desk === step.desk &&
              atMs >= one.fromMs - 26 * HOUR &&
              atMs <= one.untilMs + 26 * HOUR,
          );
        const event = eventOf(`e${(ids += 1)}`, stored.length + index + 1, name, atMs, { type: 'parked' });
        return { event, isCovered };
      });
      expected.push(...fresh.flatMap(({ event, isCovered }) => (isCovered ? [event.id] : [])));
      const log = [...stored, ...fresh.map(({ event }) => event)];
      await push(deviceOf[step.desk], 'tickets', wire(foldTicket('t1', SITE, log)));
    } else {
      await handlers.signIn({ agentId: 'max', pin: pins.max }, boss);
      await handlers.settlePerson({ id: step.name, act: step.do }, boss);
      if (step.do === 'letIn') out.delete(step.name);
      else {
        out.add(step.name);
        for (let place = stretches.length - 1; place >= 0; place -= 1)
          if (stretches[place]?.name === step.name) stretches.splice(place, 1);
      }
    }
  }
  const known = logOf((await town.stored('tickets', 't1')) ?? {}).map(({ id }) => id);
  return { known: known.toSorted(), expected: expected.toSorted() };
};

const history = fc.array(aStep, { minLength: 1, maxLength: 25 });

it('stores each event of an agent who had signed in at its device and none of anybody else, whatever was signed in, ended and sent', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const { known, expected } = await play(steps, allRules);
      expect(known).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

it.each(['grantCheck', 'deviceBinding'] as const)('would store others as well without %s', async (rule) => {
  const steps: Step[] = [
    { do: 'signIn', name: 'ann', desk: 'k1' },
    { do: 'push', desk: 'k2', events: [{ name: 'ann', hours: 0 }] },
  ];
  const { known, expected } = await play(steps, rulesWithout(rule));
  expect(expected).toHaveLength(1);
  expect(known).toHaveLength(2);
});
