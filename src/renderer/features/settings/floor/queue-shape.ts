import type { QueuePolicy } from '#shared/domain/model/reference';
import { defaultCallPolicy } from '#shared/domain/queue/call-policy';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';

import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';

export type QueueBody = Omit<QueuePolicy, 'id'>;

/** The rules as their form holds them: figures as they are typed, minutes before the appointment without a sign. */
export type QueueDraft = {
  readonly before: string;
  readonly after: string;
  readonly priority: string;
  readonly wait: string;
  readonly calls: string;
  readonly cooldown: string;
};

const { bookedFromMin, bookedUntilMin, priorityCeiling, waitCeilingMin, noAnswerCalls, cooldownMin } =
  defaultCallPolicy;

/** The rules that Guichet ships with. */
export const shippedQueue: QueueBody = {
  kind: 'queuePolicy',
  bookedFromMin,
  bookedUntilMin,
  priorityCeiling,
  waitCeilingMin,
  noAnswerCalls,
  cooldownMin,
};

export const queueShape: FormShape<QueueBody, QueueDraft> = {
  toDraft: (body) => ({
    before: String(-body.bookedFromMin),
    after: String(body.bookedUntilMin),
    priority: String(body.priorityCeiling),
    wait: String(body.waitCeilingMin),
    calls: String(body.noAnswerCalls),
    cooldown: String(body.cooldownMin),
  }),
  toBody: ({ before, after, priority, wait, calls, cooldown }) => ({
    kind: 'queuePolicy',
    bookedFromMin: readNumber(before) === 0 ? 0 : -readNumber(before),
    bookedUntilMin: readNumber(after),
    priorityCeiling: readNumber(priority),
    waitCeilingMin: readNumber(wait),
    noAnswerCalls: readNumber(calls),
    cooldownMin: readNumber(cooldown),
  }),
  what: () => settingsFloorText.queue.what,
};
