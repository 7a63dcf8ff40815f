import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KioskTicket } from '#shared/ipc/public-screens';

import type { KioskAnswer, KioskEvent } from './kiosk-events';
import { reduceKiosk } from './kiosk-reducer';
import { atStart, type KioskState } from './kiosk-state';

const ticketOf = (key: string): KioskTicket => ({
  label: `A-${key}`,
  reasonId: 'reason',
  reason: 'État civil',
  time: '10:32',
  dueTime: '',
  wait: null,
  ahead: 0,
  trackKey: '',
  isOwn: false,
});

type Move =
  | { readonly kind: 'touch'; readonly make: (key: string) => KioskEvent }
  /** The main process answers what is in flight, or once more what it was asked before. */
  | { readonly kind: 'answer'; readonly how: 'ticket' | 'no' | 'failed' | 'initial'; readonly isLate: boolean };

const touch = (make: (key: string) => KioskEvent) => fc.constant<Move>({ kind: 'touch', make });

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: touch((key) => ({ type: 'reason', key, reasonId: 'reason' })), weight: 4 },
  touch((key) => ({ type: 'time', key, time: '10:30' })),
  touch((key) => ({ type: 'code', key, code: '7K2M9Q' })),
  touch(() => ({ type: 'letter', initial: 'D' })),
  touch(() => ({ type: 'retry' })),
  touch(() => ({ type: 'undo' })),
  touch(() => ({ type: 'back' })),
  touch(() => ({ type: 'done', language: 'fr' })),
  touch(() => ({ type: 'priority' })),
  touch(() => ({ type: 'height' })),
  touch(() => ({ type: 'contrast' })),
  touch(() => ({ type: 'help' })),
  touch(() => ({ type: 'hold' })),
  touch(() => ({ type: 'language', language: 'ar' })),
  touch(() => ({ type: 'open', at: 'feedback' })),
  touch(() => ({ type: 'score', score: 7 })),
  touch((key) => ({ type: 'send', key })),
  { arbitrary: touch(() => ({ type: 'settled' })), weight: 4 },
  touch(() => ({ type: 'idle', language: 'fr' })),
  {
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      how: fc.constantFrom('ticket', 'no', 'failed', 'initial'),
      isLate: fc.boolean(),
    }),
    weight: 6,
  },
);

const answerOf = (wish: NonNullable<KioskState['pending']>, how: string): KioskAnswer => {
  const { key } = wish;
  if (how === 'failed') return { type: 'failed', key };
  if (wish.kind === 'ticket') return { type: 'ticketGiven', key, ticket: how === 'no' ? null : ticketOf(key) };
  if (wish.kind === 'undo') return { type: 'undone', key, undone: how === 'ticket' };
  if (wish.kind === 'feedback') return { type: 'kept', key, kept: how === 'ticket' };
  const ticket = how === 'ticket' ? ticketOf(key) : null;
  const answer = how === 'ticket' ? 'ticket' : how === 'initial' ? 'initial' : 'unreachable';
  return { type: 'checkedIn', key, answer, ticket, detail: '' };
};

type Asked = NonNullable<KioskState['pending']>;

/** Plays moves as a finger and a main process would, and notes every request that left. */
const play = (moves: readonly Move[]) => {
  let state = atStart('fr');
  let made = 0;
  const asked: Asked[] = [];
  const open = new Set<Asked>();
  const states: KioskState[] = [state];
  const step = (event: KioskEvent): void => {
    const before = state;
    state = reduceKiosk(state, event);
    states.push(state);
    if (state.pending !== null && state.pending !== before.pending) {
      asked.push(state.pending);
      open.add(state.pending);
      expect(open.size, 'requests in flight').toBe(1);
    }
  };
  for (const move of moves) {
    if (move.kind === 'touch') {
      made += 1;
      step(move.make(`key${made}`));
      continue;
    }
    const wish = move.isLate ? asked[0] : state.pending;
    if (!wish) continue;
    if (wish === state.pending) open.delete(wish);
    // A late answer is of a request that was answered before: nobody waits for it.
    else if (wish.key === state.pending?.key) continue;
    step(answerOf(wish, move.how));
  }
  return { state, asked, states };
};

const moves = fc.array(anyMove, { maxLength: 60 });

describe('reduceKiosk', () => {
  it('has one request in flight at most, whatever is touched and answered', () => {
    fc.assert(fc.property(moves, (list) => void play(list)));
  });

  it('asks under one key for one choice only, also when it is asked again', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const choices = new Map<string, string>();
        for (const wish of play(list).asked) {
          if (wish.kind === 'undo') continue;
          const choice = wish.kind === 'checkIn' ? `${wish.code}${wish.time}` : JSON.stringify(wish);
          expect(choices.get(wish.key) ?? choice).toBe(choice);
          choices.set(wish.key, choice);
        }
      }),
    );
  });

  it('asks no letter for a code, whatever the server answers', () => {
    const asked = reduceKiosk(atStart('fr'), { type: 'code', key: 'a', code: '7K2M9Q' });
    const after = reduceKiosk(asked, { type: 'checkedIn', key: 'a', answer: 'initial', ticket: null, detail: '' });
    expect(after.screen.at).toBe('trouble');
  });

  it('takes nothing but an answer while it waits for one, and keeps what is in flight', () => {
    fc.assert(
      fc.property(moves, anyMove, (list, last) => {
        const { state } = play(list);
        if (state.pending === null || last.kind === 'answer') return;
        const after = reduceKiosk(state, last.make('other'));
        expect([after.pending, after.screen, after.language]).toEqual([state.pending, state.screen, state.language]);
      }),
    );
  });

  it('shows a ticket only of a request that was made, and never two for one touch', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { asked, states } = play(list);
        const keys = new Set(asked.map(({ key }) => key));
        for (const { screen } of states) {
          if (screen.at !== 'ticket') continue;
          expect(keys.has(screen.key)).toBe(true);
          expect(screen.ticket.label).toBe(`A-${screen.key}`);
        }
      }),
    );
  });

  it('never asks a second time because of a second touch: only answer, rest and touch together do', () => {
    const twice = (first: KioskEvent, second: KioskEvent) =>
      reduceKiosk(reduceKiosk(atStart('fr'), first), second).pending?.key;
    expect(twice({ type: 'reason', key: 'a', reasonId: 'r' }, { type: 'reason', key: 'b', reasonId: 'r' })).toBe('a');
    expect(twice({ type: 'time', key: 'a', time: '10:30' }, { type: 'reason', key: 'b', reasonId: 'r' })).toBe('a');
    const given = reduceKiosk(reduceKiosk(atStart('fr'), { type: 'reason', key: 'a', reasonId: 'r' }), {
      type: 'ticketGiven',
      key: 'a',
      ticket: ticketOf('a'),
    });
    // The second touch of the same finger meets « cancel » or « done », which have just appeared.
    expect(reduceKiosk(given, { type: 'undo' })).toBe(given);
    expect(reduceKiosk(given, { type: 'done', language: 'fr' })).toBe(given);
  });

  it('takes the code of a reader also on a screen that has just appeared, and ignores a finger there', () => {
    const opened = reduceKiosk(atStart('fr'), { type: 'open', at: 'code' });
    expect(opened.isSettling).toBe(true);
    expect(reduceKiosk(opened, { type: 'sign', sign: '7', isTyped: false })).toBe(opened);
    expect(reduceKiosk(opened, { type: 'sign', sign: '7', isTyped: true }).screen).toEqual({ at: 'code', typed: '7' });
    expect(reduceKiosk(opened, { type: 'code', key: 'a', code: '7K2M9Q' }).pending).toMatchObject({ code: '7K2M9Q' });
  });

  it('goes back to French, to normal contrast and height when nobody is there, from any screen', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { state } = play(list);
        const left = reduceKiosk(state, { type: 'idle', language: 'fr' });
        if (state.pending === null) expect({ ...left, isSettling: false }).toEqual(atStart('fr'));
        else expect(left).toBe(state);
      }),
    );
  });

  it('keeps the key of the hour for the letter, and the key of what failed for the next try', () => {
    let state = reduceKiosk(atStart('ar'), { type: 'time', key: 'a', time: '10:30' });
    state = reduceKiosk(state, { type: 'checkedIn', key: 'a', answer: 'initial', ticket: null, detail: '' });
    state = reduceKiosk(reduceKiosk(state, { type: 'settled' }), { type: 'letter', initial: 'D' });
    const wish = { kind: 'checkIn', key: 'a', code: '', time: '10:30', initial: 'D', language: 'ar' };
    expect(state.pending).toEqual(wish);
    expect(JSON.stringify(state.screen)).not.toContain('"D"');
    state = reduceKiosk(state, { type: 'failed', key: 'a' });
    state = reduceKiosk(reduceKiosk(state, { type: 'settled' }), { type: 'retry' });
    expect(state.pending).toEqual(wish);
  });
});
