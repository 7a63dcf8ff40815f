import type { OutboxMessage } from '#shared/domain/messages/message';
import { sendableAt } from '#shared/domain/messages/quiet-hours';
import { addMinutes } from '#shared/time/civil';

import type { SiteTransaction } from '../store/port';

/** How an attempt ended. `why` is a code, with the number that the other side answered where there is one. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** It is certain that nothing arrived. `closes` = nothing else will get through either for now. */
  | { readonly kind: 'retry'; readonly why: string; readonly closes: boolean }
  | { readonly kind: 'failed'; readonly why: string }
  /** It was handed over, and the answer is lost. */
  | { readonly kind: 'uncertain'; readonly why: string };

const waitsMin = [1, 5, 15, 60, 240] as const;

/** The wait after so many attempts, minutes: growing, up to four hours. */
export const retryAfterMin = (attempts: number): number =>
  waitsMin[Math.min(Math.max(attempts, 1), waitsMin.length) - 1] ?? 240;

/**
 * Notes that all of a message is about to be out of our hands, before it is. `false` when it is ours no more: the lease ran out
 * and another process may have it, so it must not go.
 */
export const noteHanded = async (
  site: SiteTransaction,
  { key, claim }: OutboxMessage,
  at: string,
): Promise<boolean> => {
  const message = await site.message(key);
  if (message?.claim !== claim || message.state !== 'sending') return false;
  await site.putMessages([{ ...message, state: 'handed', changedAt: at, saidAt: at }]);
  return true;
};

const after = (message: OutboxMessage, outcome: Outcome, at: string, zone: string): OutboxMessage => {
  const done = { ...message, nextAt: '', changedAt: at };
  if (outcome.kind === 'sent')
    return { ...done, state: 'sent', claim: '', saidAt: message.saidAt === '' ? at : message.saidAt, why: '' };
  if (outcome.kind === 'uncertain') return { ...done, state: 'uncertain', why: outcome.why };
  if (outcome.kind === 'failed') return { ...done, state: 'failed', claim: '', saidAt: '', why: outcome.why };
  // What came through a closed door waits for the door, not for itself.
  const waitMin = outcome.closes ? 0 : retryAfterMin(message.attempts);
  const then = sendableAt(addMinutes(at, waitMin), message.channel, zone);
  // At its end it is looked at once more, and told as too late.
  const nextAt = then < message.notAfter ? then : message.notAfter;
  return { ...done, state: 'waiting', claim: '', saidAt: '', nextAt, why: outcome.why };
};

/** Notes how an attempt ended, also when its lease ran out meanwhile, unless another process has it in hand since. */
export const noteOutcome = async (
  site: SiteTransaction,
  { key, claim }: OutboxMessage,
  outcome: Outcome,
  moment: { readonly at: string; readonly zone: string },
): Promise<void> => {
  const message = await site.message(key);
  if (message?.claim !== claim || !['sending', 'handed', 'uncertain'].includes(message.state)) return;
  await site.putMessages([after(message, outcome, moment.at, moment.zone)]);
};
