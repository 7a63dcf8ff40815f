import fc from 'fast-check';
import { expect, it } from 'vitest';

import { noteHanded, noteOutcome, type Outcome } from '#server/messages/note-outcome';
import { takeMessage } from '#server/messages/take-message';
import { rememberReference } from '#server/documents/load-facts';
import { seedSite } from '#server/seed/seed-site';
import type { OutboxMessage } from '#shared/domain/messages/message';

import { SITE } from './support/documents';
import { NOW, reachable, templates, wished, wishedAppointment } from './support/message-town';
import { device, testCore } from './support/test-core';

const ZONE = 'Europe/Paris';
const LEASE_MS = 60_000;
const MESSAGES = 1;
const processes = ['one', 'two'] as const;
type Process = (typeof processes)[number];

type Step =
  | { readonly type: 'take' | 'hand' | 'die'; readonly by: Process }
  | { readonly type: 'answer'; readonly by: Process; readonly kind: 'sent' | 'retry' | 'failed' }
  | { readonly type: 'pass'; readonly seconds: number };

const by = fc.constantFrom(...processes);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: by.map((one): Step => ({ type: 'take', by: one })) },
  { weight: 3, arbitrary: by.map((one): Step => ({ type: 'hand', by: one })) },
  { weight: 1, arbitrary: by.map((one): Step => ({ type: 'die', by: one })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ by, kind: fc.constantFrom('sent' as const, 'retry' as const, 'failed' as const) })
      .map((one): Step => ({ type: 'answer', ...one })),
  },
  { weight: 2, arbitrary: fc.constantFrom(1, 61, 400).map((seconds): Step => ({ type: 'pass', seconds })) },
);

const outcomes: Readonly<Record<'sent' | 'retry' | 'failed', Outcome>> = {
  sent: { kind: 'sent' },
  retry: { kind: 'retry', why: 'later 451', closes: false },
  failed: { kind: 'failed', why: 'refused 550' },
};

/** Two servers on one database that send, die and come back at any moment, and what reached the mail server from them. */
const twoServers = async () => {
  const town = await testCore();
  town.time.nowMs = Date.parse(NOW);
  await seedSite(town.store, SITE, { reference: templates((trigger) => trigger === 'confirmed') }, NOW);
  const desk = device('device-1');
  await town.push(desk, 'citizens', reachable('citizen-1', { email: 'essai@exemple.fr' }));
  for (let index = 0; index < MESSAGES; index += 1) {
    const place = { time: `1${index}:00`, notify: ['email'] };
    await town.push(desk, 'appointments', wishedAppointment(`a${index}`, wished(`a${index}`, place)));
  }
  town.time.nowMs += 180_000;
  const referenceOf = rememberReference();
  const at = (): string => new Date(town.time.nowMs).toISOString();
  const hands = new Map<Process, { readonly message: OutboxMessage; isHanded: boolean }>();
  /** Mails in charge of the mail server, by key. */
  const arrived = new Map<string, number>();
  const count = (key: string, more: number): void => void arrived.set(key, (arrived.get(key) ?? 0) + more);
  let claims = 0;

  const take = async (who: Process): Promise<void> => {
    if (hands.has(who)) return;
    const { taken } = await town.store.withSite(SITE, async (site) => {
      const reference = await referenceOf(site);
      if (!reference) throw new Error('no reference');
      const claim = `claim-${(claims += 1)}`;
      const open = {
        delayMin: 2,
        leaseMs: LEASE_MS,
        restoredAt: '',
        organizer: null,
        sms: null,
        closedUntil: () => '',
      };
      return takeMessage({ site, reference, at: at(), claim, ...open });
    });
    if (taken) hands.set(who, { message: taken.message, isHanded: false });
  };
  const hand = async (who: Process): Promise<void> => {
    const held = hands.get(who);
    if (!held || held.isHanded) return;
    const isOurs = await town.store.withSite(SITE, (site) => noteHanded(site, held.message, at()));
    if (!isOurs) return void hands.delete(who);
    held.isHanded = true;
    count(held.message.key, 1);
  };
  const answer = async (who: Process, kind: 'sent' | 'retry' | 'failed'): Promise<void> => {
    const held = hands.get(who);
    if (!held || (kind === 'sent' && !held.isHanded)) return;
    // A refusal after the end of the data is certain: the mail is in nobody’s charge.
    if (held.isHanded && kind !== 'sent') count(held.message.key, -1);
    hands.delete(who);
    await town.store.withSite(SITE, (site) =>
      noteOutcome(site, held.message, outcomes[kind], { at: at(), zone: ZONE }),
    );
  };
  return {
    arrived,
    run: async (one: Step): Promise<void> => {
      if (one.type === 'take') await take(one.by);
      else if (one.type === 'hand') await hand(one.by);
      else if (one.type === 'answer') await answer(one.by, one.kind);
      else if (one.type === 'die') hands.delete(one.by);
      else if (one.type === 'pass') town.time.nowMs += one.seconds * 1_000;
    },
    confirmations: async (): Promise<readonly OutboxMessage[]> => {
      const ids = Array.from({ length: MESSAGES }, (_, index) => `a${index}`);
      const all = await town.store.withSite(SITE, (site) => site.messagesOf(ids));
      return all.filter((message) => message.trigger === 'confirmed');
    },
  };
};

it('never has a mail in charge of the mail server twice, and never calls one sent that is not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 60, size: 'max' }), async (steps) => {
      const town = await twoServers();
      for (const one of steps) {
        await town.run(one);
        for (const [, times] of town.arrived) expect(times).toBeLessThanOrEqual(1);
      }
      // Both are started anew, and one of them works through what is left.
      for (const who of processes) await town.run({ type: 'die', by: who });
      for (let turn = 0; turn < 40; turn += 1) {
        await town.run({ type: 'pass', seconds: 1_800 });
        for (const type of ['take', 'hand'] as const) await town.run({ type, by: 'one' });
        await town.run({ type: 'answer', by: 'one', kind: 'sent' });
      }
      for (const { key, state } of await town.confirmations()) {
        const times = town.arrived.get(key) ?? 0;
        expect([key, state, times]).toEqual([key, state, state === 'failed' ? 0 : 1]);
        expect(['sent', 'uncertain', 'failed']).toContain(state);
      }
    }),
    { numRuns: 300 },
  );
});
