import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Board } from '#shared/ipc/contract';

import { announceNext, openWith, previousCalls, receive, silent, type Announcer, type Call } from './announcer';

const call = (label: string): Call => ({
  callId: label,
  label,
  desk: '',
  wayHint: '',
  direction: '',
  at: '',
  time: '',
});
const board = (...labels: readonly string[]): Board => ({
  site: { name: '', commune: '', accent: '' },
  calls: labels.map(call),
  waits: [],
  notice: '',
  clockOffsetMs: 0,
});

describe('announcer', () => {
  it('shows the first board without announcing old calls again', () => {
    const opened = openWith(board('A2', 'A1'));
    expect(opened.current?.label).toBe('A2');
    expect(announceNext(opened)).toBe(opened);
  });

  it('announces several calls one after the other, the oldest first', () => {
    let state = receive(openWith(board('A1')), board('A3', 'A2', 'A1'));
    state = announceNext(state);
    expect([state.current?.label, state.turn]).toEqual(['A2', 1]);
    expect(previousCalls(state, board('A3', 'A2', 'A1'), 5).map((one) => one.label)).toEqual(['A1']);
    state = announceNext(state);
    expect([state.current?.label, state.turn]).toEqual(['A3', 2]);
    expect(previousCalls(state, board('A3', 'A2', 'A1'), 5).map((one) => one.label)).toEqual(['A2', 'A1']);
  });

  it('drops a call that was taken back before its turn or while it stood', () => {
    let state = announceNext(receive(openWith(board('A1')), board('A2', 'A1')));
    state = receive(state, board('A1'));
    expect(state.current?.label).toBe('A1');
    state = receive(receive(state, board('A3', 'A1')), board('A1'));
    expect(state.queue).toEqual([]);
  });

  it('announces each call exactly once, whatever the boards', () => {
    const boards = fc.array(fc.uniqueArray(fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5'), { maxLength: 5 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(boards, (list) => {
        const announced: string[] = [];
        let state: Announcer = silent;
        for (const labels of list) {
          state = receive(state, board(...labels));
          while (state.queue.length > 0) {
            state = announceNext(state);
            announced.push(state.current?.callId ?? '');
          }
        }
        expect(new Set(announced).size).toBe(announced.length);
        expect(new Set(announced)).toEqual(new Set(list.flat()));
      }),
    );
  });
});
