import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { announceNext, openWith, otherCalls, receive, silent, type Announcer } from './announcer';
import { callOf, publicationWith } from './testing/publication';

const board = (...labels: readonly string[]) =>
  publicationWith(labels.map((label) => callOf(label, Number(label.replace(/\D/gu, '')))));
const labels = (calls: readonly { readonly label: string }[]) => calls.map((call) => call.label);

describe('announcer', () => {
  it('shows the first publication without announcing old calls again', () => {
    const opened = openWith(board('A2', 'A1'));
    expect(opened.current?.label).toBe('A2');
    expect(announceNext(opened)).toBe(opened);
  });

  it('announces several calls one after the other, the oldest first', () => {
    const three = board('A3', 'A2', 'A1');
    let state = receive(openWith(board('A1')), three);
    state = announceNext(state);
    expect([state.current?.label, state.turn]).toEqual(['A2', 1]);
    expect(labels(otherCalls(state, three.calls))).toEqual(['A1']);
    state = announceNext(state);
    expect([state.current?.label, state.turn]).toEqual(['A3', 2]);
    expect(labels(otherCalls(state, three.calls))).toEqual(['A2', 'A1']);
  });

  it('drops a call that was taken back before its turn or while it stood', () => {
    let state = announceNext(receive(openWith(board('A1')), board('A2', 'A1')));
    state = receive(state, board('A1'));
    expect(state.current?.label).toBe('A1');
    state = receive(receive(state, board('A3', 'A1')), board('A1'));
    expect(state.queue).toEqual([]);
  });

  it('announces a recall again; the number stands meanwhile', () => {
    const recall = publicationWith([callOf('A1', 30, { callId: 'A1 again' })]);
    const waiting = receive(openWith(board('A1')), recall);
    expect([waiting.current?.callId, labels(waiting.queue)]).toEqual(['A1', ['A1']]);
    const said = announceNext(waiting);
    expect([said.current?.callId, said.turn]).toEqual(['A1 again', 1]);
    expect(otherCalls(said, recall.calls)).toEqual([]);
  });

  it('says one that is called again before its turn once only', () => {
    const first = receive(openWith(board('A9')), board('A1', 'A9'));
    const again = receive(first, publicationWith([callOf('A1', 3, { callId: 'A1 again' }), callOf('A9', 9)]));
    expect(again.queue.map((call) => call.callId)).toEqual(['A1 again']);
  });

  it('after a pause of the line calls only those who may still wait for it', () => {
    const asOf = '2026-11-23T09:30:00.000Z';
    const old = callOf('A1', 0);
    const late = callOf('A2', 25 * 60);
    const answered = callOf('A3', 26 * 60, { stands: false });
    const justAnswered = callOf('A4', 30 * 60 - 20, { stands: false });
    const state = receive(openWith(board()), publicationWith([old, late, answered, justAnswered], { asOf }));
    expect(labels(state.queue)).toEqual(['A2', 'A4']);
    // What was passed over is not called later either.
    expect(
      receive({ ...state, queue: [] }, publicationWith([old, late, answered, justAnswered], { asOf })).queue,
    ).toEqual([]);
  });

  it('calls who is awaited at a desk whose clock is slow', () => {
    const slow = callOf('A1', -20 * 60);
    expect(labels(receive(openWith(board()), publicationWith([slow])).queue)).toEqual(['A1']);
  });

  it('does not call whom a desk without the server called and served long ago', () => {
    const served = callOf('A1', -20 * 60, { stands: false });
    expect(receive(openWith(board()), publicationWith([served])).queue).toEqual([]);
  });

  it('begins each day anew', () => {
    const spoken = announceNext(receive(openWith(board()), board('A1')));
    const next = receive(spoken, { ...board('A1'), day: '2026-11-24' });
    expect([next.queue, next.turn, next.seen.size]).toEqual([[], 1, 1]);
  });

  const second = (at: number): string => callOf('', at).at;

  it('shows nobody in big when a call is taken back and everybody else was received, in whatever order they come back', () => {
    const received = [callOf('A44', 9, { stands: false }), callOf('A31', 0, { stands: false })];
    const next = publicationWith([callOf('A51', 100), ...received], { asOf: second(100) });
    const called = announceNext(receive(openWith(publicationWith(received)), next));
    expect(called.current?.label).toBe('A51');
    const undone = receive(called, publicationWith(received.slice(1), { asOf: second(110) }));
    expect(undone.current).toBeNull();
    const back = receive(undone, publicationWith(received, { asOf: second(120) }));
    expect([back.current, labels(otherCalls(back, received))]).toEqual([null, ['A44', 'A31']]);
  });

  it.each([
    ['right', 0],
    ['slow', -90],
    ['fast', 600],
  ])(
    'keeps a call that was answered in big for a minute after it was announced, by a desk whose clock is %s',
    (_, skew) => {
      const facts = (stands: boolean, at: number) =>
        publicationWith(
          [callOf('A2', 30 + skew, { stands }), callOf('A1', 0)].toSorted(
            (a, b) => Number(b.stands) - Number(a.stands),
          ),
          { asOf: second(at) },
        );
      const answered = receive(announceNext(receive(openWith(board('A1')), facts(true, 31))), facts(false, 90));
      expect([answered.current?.label, answered.current?.stands]).toEqual(['A2', false]);
      expect(receive(answered, facts(false, 92)).current?.label).toBe('A1');
    },
  );

  it('keeps a call that was answered while it waited for its turn in big for a minute after it was announced', () => {
    const facts = (at: number) =>
      publicationWith([callOf('A1', 0), callOf('A2', 30, { stands: false })], { asOf: second(at) });
    const said = announceNext({ ...receive(openWith(board('A1')), facts(32)), asOf: second(85) });
    expect(receive(said, facts(140)).current?.label).toBe('A2');
    expect(receive(said, facts(146)).current?.label).toBe('A1');
  });

  it('shows in big whoever was announced last when their call comes back', () => {
    const both = announceNext(receive(openWith(board('A1')), board('A2', 'A1')));
    const away = receive(both, board('A1'));
    expect(away.current?.label).toBe('A1');
    expect(receive(away, board('A2', 'A1')).current?.label).toBe('A2');
  });

  it('never shows in big somebody who was received a minute ago, nor one who was announced before another who is awaited', () => {
    const step = fc.record({
      who: fc.nat(4),
      to: fc.constantFrom('called', 'received', 'away'),
      afterSeconds: fc.constantFrom(1, 20, 70),
      skew: fc.constantFrom(-90, 0, 600),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const calls = new Map<string, { readonly at: number; readonly to: string }>();
        let [at, state]: [number, Announcer] = [0, openWith(board())];
        for (const { who, to, afterSeconds, skew } of steps) {
          at += afterSeconds;
          // Nobody comes back who was never called.
          const label = `A${who}`;
          if (to !== 'away' || calls.has(label)) calls.set(label, { at: calls.get(label)?.at ?? at + skew, to });
          const published = [...calls]
            .filter(([, one]) => one.to !== 'away')
            .map(([id, one]) => callOf(id, one.at, { stands: one.to === 'called' }))
            .toSorted((a, b) => Number(b.stands) - Number(a.stands) || b.at.localeCompare(a.at));
          state = receive(state, publicationWith(published, { asOf: second(at) }));
          while (state.queue.length > 0) state = announceNext(state);
          const { current } = state;
          const announced = [...calls.keys()];
          const awaited = otherCalls(state, published).filter(({ stands }) => stands);
          const shownMs = Date.parse(second(at)) - Date.parse(state.announcedAt);
          expect(current?.stands === false && shownMs > 60_000).toBe(false);
          expect(
            awaited.filter(({ label: one }) => announced.indexOf(one) > announced.indexOf(current?.label ?? '')),
          ).toEqual([]);
        }
      }),
    );
  });

  it('announces each call exactly once, whatever the publications', () => {
    const boards = fc.array(fc.uniqueArray(fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5'), { maxLength: 5 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(boards, (list) => {
        const announced: string[] = [];
        let state: Announcer = { ...silent, day: board().day, asOf: board().asOf };
        for (const one of list) {
          state = receive(state, board(...one));
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
