import { afterEach, expect, it, vi } from 'vitest';

import { createStoreLoss, hasRoom, orNotStored } from './store-loss';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const named = (name: string, more: object = {}): Error => Object.assign(new Error(name), { name, ...more });

it.each([
  named('DatabaseClosedError'),
  named('BulkError', { inner: named('QuotaExceededError') }),
  // As RxDB tells of a replication: its errors are plain objects by then.
  named('RxError (RC_PULL)', { parameters: { errors: [{ name: 'DatabaseClosedError' }] } }),
])('hears a store that keeps nothing any more, once: $name', async (error) => {
  const storeLoss = createStoreLoss();
  const heard = vi.fn<() => void>();
  storeLoss.subscribe(heard);
  const refused = { ok: false, reason: { code: 'notStored' } };
  for (let time = 0; time < 2; time += 1)
    expect(await orNotStored({ storeLoss }, () => Promise.reject(error))).toEqual(refused);
  expect(storeLoss.read()).toBe(true);
  expect(heard).toHaveBeenCalledOnce();
});

it.each([
  named('TypeError'),
  named('RxError (RC_PUSH)', { parameters: { errors: [{ name: 'Error' }, null] } }),
  named('RxError', { parameters: { errors: 'DatabaseClosedError' } }),
])('takes no other error for one: $name', async (error) => {
  const storeLoss = createStoreLoss();
  await expect(orNotStored({ storeLoss }, () => Promise.reject(error))).rejects.toBe(error);
  expect(storeLoss.read()).toBe(false);
});

it('finds no room on a disk that never answers, nor where nothing may be opened', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
  const room = hasRoom();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await Promise.race([room, Promise.resolve('waits')])).toBe(false);
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw named('UnknownError');
    },
  });
  expect(await hasRoom()).toBe(false);
});
