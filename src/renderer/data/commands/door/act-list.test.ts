import { describe, expect, it, vi } from 'vitest';

import { must, openTestData } from '../../testing/test-data';
import { bindCommands } from '../use-commands';
import type { Act } from './act';
import { createActList } from './act-list';

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
