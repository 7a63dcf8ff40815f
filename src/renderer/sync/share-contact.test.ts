import { expect, it } from 'vitest';

import { createContact } from './contact';
import { shareContact, type WindowChannel } from './share-contact';

/** The windows of one desk: what one posts, the others hear. */
const windows = () => {
  const listeners = new Map<number, (message: unknown) => void>();
  let last = 0;
  return (): WindowChannel => {
    last += 1;
    const me = last;
    return {
      post: (message) => {
        for (const [other, listener] of listeners) if (other !== me) listener(structuredClone(message));
      },
      listen: (listener) => void listeners.set(me, listener),
      close: () => void listeners.delete(me),
    };
  };
};
const now = () => new Date('2026-11-24T09:00:00.000Z');

it('shows in every window what the leading one knows, also in one that opens later', () => {
  const channel = windows();
  const [first, second] = [createContact(now), createContact(now)];
  const leading = shareContact(first, channel(), () => undefined);
  leading.lead();
  first.reached();
  shareContact(second, channel(), () => undefined);
  expect(second.read()).toEqual(first.read());
  first.failed({ code: 'unreachable', status: 0 });
  first.waiting(20_000);
  expect(second.read()).toMatchObject({ reach: 'unreachable', nextTry: '2026-11-24T09:00:20.000Z' });
});

it('shows in the other windows that the server is starting', () => {
  const channel = windows();
  const [first, second] = [createContact(now), createContact(now)];
  shareContact(first, channel(), () => undefined).lead();
  shareContact(second, channel(), () => undefined);
  first.failed({ code: 'notReady', status: 503 });
  expect([first.read().reach, second.read().reach]).toEqual(['starting', 'starting']);
});

it('tries again where the exchange runs, whichever window is asked', () => {
  const channel = windows();
  const woken: string[] = [];
  const leading = shareContact(createContact(now), channel(), () => woken.push('leader'));
  leading.lead();
  const follower = shareContact(createContact(now), channel(), () => woken.push('follower'));
  follower.wake();
  expect(woken).toEqual(['follower', 'leader']);
});

it('hears of nothing else, and takes no lead from another', () => {
  const channel = windows();
  const mine = createContact(now);
  const shared = shareContact(mine, channel(), () => undefined);
  shared.lead();
  const other = channel();
  other.post({ kind: 'contact', contact: { ...mine.read(), reach: 'refused' } });
  other.post('nonsense');
  expect(mine.read().reach).toBe('unknown');
});
