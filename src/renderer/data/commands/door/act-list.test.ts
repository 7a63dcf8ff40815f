import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { no, ok } from '#shared/lib/result';
import { UNREAD_MS } from '#shared/lib/unread';

import { must, openTestData } from '../../testing/test-data';
import { bindCommands } from '../use-commands';
import type { Act } from './act';
import { createActList, undoable } from './act-list';

const act = (id: string, agentId: string): Act => ({
  id,
  agentId,
  at: '2026-11-24T08:00:00.000Z',
  code: 'helpAnswered',
  undo: () => Promise.resolve({ ok: true, value: null }),
  undone: false,
  stays: false,
});
const idsOf = (acts: readonly Act[]): string[] => acts.map(({ id }) => id);

describe('the acts of the session', () => {
  it('belong to the person who did them, also after somebody else sat here', () => {
    const list = createActList();
    list.add(act('a1', 'ann'));
    list.add(act('b1', 'bob'));
    list.add(act('a2', 'ann'));
    expect(idsOf(list.of('ann'))).toEqual(['a1', 'a2']);
    expect(idsOf(list.of('bob'))).toEqual(['b1']);
    expect(list.of('the elected')).toEqual([]);
    list.mark('a1', 'undone');
    expect(list.of('ann').map(({ undone }) => undone)).toEqual([true, false]);
  });

  it('keep fifty of each person, whatever others did since, and stand still until something changes', () => {
    const list = createActList();
    list.add(act('b1', 'bob'));
    for (let n = 1; n <= 60; n += 1) list.add(act(`a${n}`, 'ann'));
    expect(idsOf(list.of('bob'))).toEqual(['b1']);
    expect(list.of('ann')).toHaveLength(50);
    expect(list.of('ann').at(-1)?.id).toBe('a60');
    expect(list.of('ann')).toBe(list.of('ann'));
    expect(list.of('nobody')).toBe(list.of('nobody'));
  });

  it('are not offered while nothing of them counts, and are again once it does; one of which a part counts stays offered', () => {
    const list = createActList();
    list.add({ ...act('a1', 'ann'), marks: ['e1'] });
    list.add({ ...act('a2', 'ann'), marks: ['e2', 'e3'] });
    list.add({ ...act('a3', 'ann'), marks: ['e4'] });
    list.add(act('a4', 'ann'));
    const offered = (...vain: readonly string[]): string | undefined => {
      list.markInVain('ann', new Set(vain));
      return undoable(list.of('ann').slice(0, 3))?.id;
    };
    expect(offered()).toBe('a3');
    expect(offered('e4', 'e2')).toBe('a2');
    expect(offered('e4', 'e2', 'e3')).toBe('a1');
    expect(offered('e4')).toBe('a2');
    expect(offered()).toBe('a3');
    // Nothing is drawn anew where nothing changed.
    const before = list.of('ann');
    list.markInVain('ann', new Set(['other']));
    expect(list.of('ann')).toBe(before);
    expect(undoable(list.of('ann'))?.id).toBe('a4');
  });

  it('are named by the first Ctrl Z and taken back by the second where a newer one came to nothing', async () => {
    vi.useFakeTimers();
    const list = createActList();
    const undone: string[] = [];
    const undo = (id: string) => (): ReturnType<Act['undo']> => {
      undone.push(id);
      list.mark(id, 'undone');
      return Promise.resolve({ ok: true, value: null });
    };
    list.add({ ...act('a1', 'ann'), undo: undo('a1') });
    list.add({ ...act('a2', 'ann'), undo: undo('a2'), marks: ['e2'] });
    list.markInVain('ann', new Set(['e2']));
    expect(await list.pressUndo('ann')).toBeNull();
    expect([undone, list.asked()]).toEqual([[], 'a1']);
    vi.advanceTimersByTime(UNREAD_MS);
    await list.pressUndo('ann');
    expect(undone).toEqual(['a1']);
    vi.useRealTimers();
  });

  it('are taken back once what is on its way is known: one of those, and neither one before nor one asked for since', async () => {
    const list = createActList();
    const undone: string[] = [];
    const add = (id: string): Act => {
      const added: Act = {
        ...act(id, 'ann'),
        undo: () => {
          list.mark(id, 'undone');
          undone.push(id);
          return Promise.resolve({ ok: true, value: null });
        },
      };
      list.add(added);
      return added;
    };
    const press = async (): Promise<void> => void (await (await list.toUndo('ann'))?.undo());
    const asked = () => {
      let answer: (outcome: unknown) => void = () => undefined;
      const outcome = list.follow('ann', () => new Promise((resolve) => (answer = resolve)));
      return { answer: (value: unknown) => answer(value), outcome };
    };
    add('a1');
    const refused = asked();
    expect([list.isBusy('ann'), list.isBusy('bob')]).toEqual([true, false]);
    const early = press();
    refused.answer({ ok: false, reason: {} });
    await early;
    expect([undone, list.isBusy('ann')]).toEqual([[], false]);
    // Done, but nothing that could be taken back.
    const unlisted = asked();
    const pressed = press();
    unlisted.answer({ ok: true, value: null });
    await pressed;
    const lost = list.follow('ann', () => Promise.reject(new Error('lost')));
    const vain = press();
    await expect(lost).rejects.toThrow('lost');
    await vain;
    expect(undone).toEqual([]);
    // Undone, and done again as it was meant, before the first was known.
    const wrong = asked();
    const late = press();
    const right = asked();
    right.answer({ ok: true, value: { act: add('right') } });
    await right.outcome;
    wrong.answer({ ok: true, value: { act: add('wrong') } });
    await late;
    expect(undone).toEqual(['wrong']);
    await press();
    await press();
    expect(undone).toEqual(['wrong', 'right', 'a1']);
    // The last that was asked for goes first, though it was done before the one that still waits.
    const slow = asked();
    const quick = asked();
    quick.answer({ ok: true, value: { act: add('quick') } });
    await quick.outcome;
    const both = press();
    slow.answer({ ok: true, value: { act: add('slow') } });
    await both;
    await press();
    expect(undone.slice(3)).toEqual(['quick', 'slow']);
  });

  it('are held up by nothing that hangs', async () => {
    vi.useFakeTimers();
    const list = createActList();
    list.add(act('a1', 'ann'));
    void list.follow('ann', () => new Promise(() => undefined));
    const found = list.toUndo('ann');
    await vi.advanceTimersByTimeAsync(15_000);
    expect([await found, list.isBusy('ann'), (await list.toUndo('ann'))?.id]).toEqual([undefined, false, 'a1']);
    vi.useRealTimers();
  });

  it('of several commands of one press are undone from the last on, also between two of them', async () => {
    const data = await openTestData();
    const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'answered' } as const;
    let pressed: Promise<unknown> | undefined;
    await data.commands.asOne(async () => {
      await data.commands.logPassage(passage);
      pressed = data.commands.undoLast();
      return data.commands.logPassage(passage);
    });
    await pressed;
    expect(data.context.acts.of('agent-1').map(({ undone }) => undone)).toEqual([false, true]);
    await data.close();
  });

  it('are not taken back by the next agent, and are still there for their own', async () => {
    const data = await openTestData();
    const next = { ...data.context, station: () => ({ agentId: 'agent-2', deskId: 'desk-1' }) };
    must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'answered' }));
    expect(await bindCommands(next).undoLast()).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
    expect(data.context.acts.of('agent-1').map(({ undone }) => undone)).toEqual([false]);
    must(await data.commands.undoLast());
    expect(data.context.acts.of('agent-1').map(({ undone }) => undone)).toEqual([true]);
    await data.close();
  });
});

describe('the undo of an act', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  /** A list whose acts take `tookMs` to be taken back, and the ids of those that were. */
  const listOf = (tookMs = 0) => {
    const list = createActList();
    const undone: string[] = [];
    const add = (id: string, { isRefused = false, isLost = false } = {}): Act => {
      const added: Act = {
        ...act(id, 'ann'),
        undo: async () => {
          if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
          if (isLost) throw new Error('lost');
          if (isRefused) return no({ code: 'nothingToUndo' });
          list.mark(id, 'undone');
          undone.push(id);
          return ok(null);
        },
      };
      list.add(added);
      return added;
    };
    const press = async (forMs = tookMs): Promise<void> => {
      const pressed = list.pressUndo('ann');
      await wait(forMs);
      await pressed;
    };
    return { list, undone, add, press };
  };

  it('is one for a press that is doubled, and two once the next could be read, or when something was done since', async () => {
    const { list, undone, add, press } = listOf(100);
    for (const id of ['a', 'b', 'c']) add(id);
    const first = list.undo('ann');
    await wait(50);
    // While it is under way, and right after it.
    expect(await list.undo('ann')).toBeNull();
    await wait(50);
    expect(await first).toMatchObject({ act: { id: 'c' }, newestId: 'c', result: { ok: true } });
    expect(await list.undo('ann')).toBeNull();
    add('d');
    await press();
    await press();
    expect(undone).toEqual(['c', 'd']);
    await wait(UNREAD_MS);
    await press();
    expect(undone).toEqual(['c', 'd', 'b']);
  });

  it('that fails, is refused or never answers holds the key for a while and not for good', async () => {
    const { list, undone, add, press } = listOf(100);
    add('a');
    add('b', { isLost: true });
    const lost = expect(list.undo('ann')).rejects.toThrow('lost');
    await wait(100);
    await lost;
    add('c', { isRefused: true });
    await press();
    // Why it was refused is longer to read.
    await wait(UNREAD_MS);
    expect(await list.undo('ann')).toBeNull();
    list.mark('b', 'stays');
    list.mark('c', 'stays');
    await wait(2_500);
    await press();
    expect(undone).toEqual(['a']);
    list.add({ ...act('d', 'ann'), undo: () => new Promise(() => undefined) });
    void list.undo('ann');
    await wait(5_000);
    expect(await list.undo('ann')).toBeNull();
    list.mark('d', 'stays');
    add('e');
    await wait(20_000);
    await press();
    expect(undone).toEqual(['a', 'e']);
  });

  it('by the key names what was done elsewhere or minutes ago first, and takes it back at the next press', async () => {
    const { list, undone, add, press } = listOf();
    add('a');
    await press();
    expect(undone).toEqual(['a']);
    add('b');
    list.move();
    await press();
    expect([list.asked(), undone]).toEqual(['b', ['a']]);
    // The key pressed twice is one press.
    await wait(UNREAD_MS - 1);
    await press();
    expect(undone).toEqual(['a']);
    await wait(1);
    await press();
    expect([list.asked(), undone]).toEqual(['', ['a', 'b']]);
    add('c');
    await wait(120_000);
    await press();
    expect(list.asked()).toBe('c');
    // It counts for a while, and not on another screen.
    await wait(10_000);
    expect(list.asked()).toBe('');
    await press();
    list.move();
    expect(list.asked()).toBe('');
    // A press that stands beside the name is asked about nothing.
    await list.undo('ann');
    expect(undone).toEqual(['a', 'b', 'c']);
  });

  it('is about the place where the act was asked for, whenever the answer comes', async () => {
    const { list, undone, add, press } = listOf();
    let answer: () => void = () => undefined;
    const asked = list.follow('ann', () => new Promise((resolve) => (answer = () => resolve(ok({ act: add('a') })))));
    list.move();
    answer();
    await asked;
    await press();
    expect([list.asked(), undone]).toEqual(['a', []]);
    // What is on its way was asked for just now.
    void list.follow('ann', () => new Promise((resolve) => (answer = () => resolve(ok({ act: add('b') })))));
    list.move();
    const pressed = list.pressUndo('ann');
    answer();
    await pressed;
    expect(undone).toEqual(['b']);
  });
});
