import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { asOneNews, hearPresses, tellSoon, whenNoAct, whenQuiet } from './news';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const listener = () => vi.fn<() => void>();

describe('news of the store', () => {
  it('that come in one turn are told together, each screen once', () => {
    const [one, other] = [listener(), listener()];
    for (const tell of [one, one, other]) tellSoon(tell);
    expect(one).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });

  it('of an act wait for its end, and come after whoever waited for it', async () => {
    const told = listener();
    const order: string[] = [];
    let finish = (): void => undefined;
    const act = asOneNews(() => {
      tellSoon(told);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    }).then(() => order.push('the caller'));
    told.mockImplementation(() => void order.push('the screen'));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).not.toHaveBeenCalled();
    finish();
    await act;
    vi.runAllTimers();
    expect(order).toEqual(['the caller', 'the screen']);
  });

  it('of a long act are told meanwhile, and those of an act that failed are told too', async () => {
    const [during, failed] = [listener(), listener()];
    let finish = (): void => undefined;
    const long = asOneNews(() => new Promise<void>((resolve) => (finish = resolve)));
    tellSoon(during);
    await vi.advanceTimersByTimeAsync(300);
    expect(during).toHaveBeenCalledTimes(1);
    finish();
    await long;
    const broken = asOneNews(() => {
      tellSoon(failed);
      return Promise.reject(new Error('full'));
    });
    await expect(broken).rejects.toThrow('full');
    vi.runAllTimers();
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('of two acts at once wait for both', async () => {
    const told = listener();
    const ends: (() => void)[] = [];
    const act = () => asOneNews(() => new Promise<void>((resolve) => ends.push(resolve)));
    const both = [act(), act()];
    tellSoon(told);
    ends[0]?.();
    await both[0];
    vi.advanceTimersByTime(10);
    expect(told).not.toHaveBeenCalled();
    ends[1]?.();
    await both[1];
    vi.runAllTimers();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('comes before what is read in the background, which waits for the end of an act, and two seconds at most', async () => {
    const rested = listener();
    let finish = (): void => undefined;
    await whenNoAct();
    const act = asOneNews(() => new Promise<void>((resolve) => (finish = resolve)));
    void whenNoAct().then(rested);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rested).not.toHaveBeenCalled();
    finish();
    await act;
    await vi.advanceTimersByTimeAsync(20);
    expect(rested).toHaveBeenCalledTimes(1);
    const endless = asOneNews(() => new Promise<void>((resolve) => (finish = resolve)));
    void whenNoAct().then(rested);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(rested).toHaveBeenCalledTimes(2);
    finish();
    await endless;
  });

  it('comes before what nobody waits for, which rests a quarter of a second before the act that a press begins', async () => {
    const page = new EventTarget();
    hearPresses(page);
    const rested = listener();
    page.dispatchEvent(new Event('keydown'));
    void whenQuiet().then(rested);
    await vi.advanceTimersByTimeAsync(200);
    expect(rested).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(rested).toHaveBeenCalledTimes(1);
  });

  it('lets what nobody waits for go on while somebody types without a pause', async () => {
    const page = new EventTarget();
    hearPresses(page);
    const rested = listener();
    const typing = setInterval(() => page.dispatchEvent(new Event('keydown')), 100);
    page.dispatchEvent(new Event('keydown'));
    void whenQuiet().then(rested);
    await vi.advanceTimersByTimeAsync(300);
    clearInterval(typing);
    expect(rested).toHaveBeenCalledTimes(1);
  });
});
