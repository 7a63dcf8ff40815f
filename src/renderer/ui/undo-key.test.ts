import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { undoOnce } from './undo-key';
import { UNREAD_MS } from './writing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('takes one act back for a press that is doubled, and the next once it could be read, or when something was done since', async () => {
  const undone: string[] = [];
  const press = (newestId: string, isRefused = false): Promise<void> =>
    undoOnce(newestId, async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      undone.push(newestId);
      return { newestId, isRefused };
    });
  const first = press('b');
  await vi.advanceTimersByTimeAsync(50);
  // While it is under way, whatever landed meanwhile, and right after it.
  await Promise.all([press('b'), press('c')]);
  await vi.advanceTimersByTimeAsync(50);
  await first;
  await press('b');
  expect(undone).toEqual(['b']);
  // Something was done since.
  const newer = press('d');
  await vi.advanceTimersByTimeAsync(100);
  await newer;
  await vi.advanceTimersByTimeAsync(UNREAD_MS);
  const read = press('d');
  await vi.advanceTimersByTimeAsync(100);
  await read;
  expect(undone).toEqual(['b', 'd', 'd']);
  // One that fails, or never answers, holds the key for a while and not for good.
  await vi.advanceTimersByTimeAsync(UNREAD_MS);
  await expect(undoOnce('e', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  void undoOnce('f', () => new Promise(() => undefined));
  await press('f');
  expect(undone).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(20_000);
  const late = press('f');
  await vi.advanceTimersByTimeAsync(100);
  await late;
  expect(undone).toHaveLength(4);
  // Why it was refused is longer to read.
  const refused = press('g', true);
  await vi.advanceTimersByTimeAsync(100);
  await refused;
  await vi.advanceTimersByTimeAsync(UNREAD_MS);
  await press('g');
  expect(undone).toHaveLength(5);
});
