import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createWriting, ONE_WORD_MS, SECOND_LETTER_MS } from './writing';

const commands = 'ahmn';

type Typed = { readonly key: string; readonly at: number };

/** Presses of letters of which some are commands, with pauses as people and hurried people make them. */
const presses = fc
  .array(
    fc.record({
      key: fc.constantFrom(...'ahmnube', ' '),
      pauseMs: fc.oneof(fc.integer({ min: 20, max: 600 }), fc.integer({ min: 20, max: 3_000 })),
    }),
    { maxLength: 12 },
  )
  .map((given) => {
    let at = 0;
    return given.map(({ key, pauseMs }): Typed => ({ key, at: (at += pauseMs) }));
  });

const pressOf = ({ key, at }: Typed) => ({ key, ctrlKey: false, altKey: false, metaKey: false, timeStamp: at });

/** Types them on a person outside of all fields, where each command is held; answers which presses ran one. */
const ranBy = (typed: readonly Typed[], after: readonly string[] = []): readonly Typed[] => {
  const timers = new Map<() => void, number>();
  const ran: Typed[] = [];
  let now = 0;
  const writing = createWriting((run, inMs) => {
    timers.set(run, now + inMs);
    return () => void timers.delete(run);
  });
  const goTo = (at: number): void => {
    for (const [run, due] of timers)
      if (due <= at) {
        timers.delete(run);
        run();
      }
    now = at;
  };
  for (const one of typed) {
    goTo(one.at);
    const isCommand = commands.includes(one.key);
    if (!writing.isText(pressOf(one), false, () => isCommand) && isCommand)
      writing.hold(pressOf(one), () => ran.push(one));
  }
  for (const key of after) {
    const press = { ...pressOf({ key: key.replace('Ctrl ', ''), at: now + 10 }), ctrlKey: key.startsWith('Ctrl ') };
    if (writing.settle(press) !== 'taken') writing.isText(press, false, () => false);
  }
  if (after.length === 0) goTo(Number.POSITIVE_INFINITY);
  return ran;
};

describe('a letter that acts on the person in front', () => {
  it('is run only if no other letter was pressed in the word before it or in the moment after it', () => {
    fc.assert(
      fc.property(presses, (typed) => {
        const ran = ranBy(typed);
        for (const one of ran) {
          const others = typed.filter(({ key }) => key !== one.key);
          const soon = others.filter(({ at }) => at > one.at && at < one.at + SECOND_LETTER_MS);
          expect(soon).toEqual([]);
          // A letter before it (a blank may have pressed a button) was either a command of its own, or a word that is over.
          const before = others.findLast(({ key, at }) => key !== ' ' && at < one.at);
          if (before && one.at - before.at < ONE_WORD_MS) {
            const same = typed.filter(({ key, at }) => key === before.key && at >= before.at && at < one.at);
            expect(same.some((earlier) => ran.includes(earlier))).toBe(true);
          }
        }
      }),
    );
  });

  it('is run once when it stands alone, pressed once or again and again', () => {
    fc.assert(
      fc.property(
        presses,
        fc.constantFrom(...commands),
        fc.array(fc.integer({ min: 1, max: SECOND_LETTER_MS - 1 }), { maxLength: 5 }),
        (typed, key, pauses) => {
          let at = (typed.at(-1)?.at ?? 0) + ONE_WORD_MS + SECOND_LETTER_MS;
          const own = [{ key, at }, ...pauses.map((pause) => ({ key, at: (at += pause) }))];
          expect(ranBy([...typed, ...own]).filter((one) => own.includes(one))).toEqual([own.at(-1)]);
        },
      ),
    );
  });

  it('is run before any other key does its own, and not when it is taken back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commands),
        fc.constantFrom('ArrowDown', 'Enter', 'Escape', 'F4', '4', '&', 'Ctrl Enter', 'Ctrl z', 'Backspace'),
        (key, other) => {
          const one = { key, at: 50 };
          const isTakenBack = ['Backspace', 'Escape', 'Ctrl z'].includes(other);
          expect(ranBy([one], [other])).toEqual(isTakenBack ? [] : [one]);
        },
      ),
    );
  });

  it('that stands for a digit is its digit alone, and the first of a name before a small letter', () => {
    const digit = fc.constantFrom('é', 'è', 'ç', 'à');
    fc.assert(
      fc.property(
        digit,
        fc.constantFrom(...'éèçàdlmD2&"-', 'Enter'),
        fc.integer({ min: 1, max: 600 }),
        (key, next, ms) => {
          const writing = createWriting(() => () => undefined);
          let ran = 0;
          writing.hold(pressOf({ key, at: 0 }), () => (ran += 1));
          // The clock of the wait stands still here: what ends it is the next press.
          const press = pressOf({ key: next, at: ms });
          if (writing.settle(press) === 'nothing') writing.isText(press, false, () => true);
          const isName = 'dlm'.includes(next);
          expect(writing.begun()).toBe(isName ? key : '');
          expect(ran).toBe(isName || next === key ? 0 : 1);
        },
      ),
    );
  });

  it('is handed on with the letter that made a word of it', () => {
    const writing = createWriting(() => () => undefined);
    expect(writing.isText(pressOf({ key: 'h', at: 0 }), false, () => true)).toBe(false);
    writing.hold(pressOf({ key: 'h', at: 0 }), () => expect.unreachable());
    expect(writing.isText(pressOf({ key: 'u', at: 120 }), false, () => false)).toBe(true);
    expect(writing.begun()).toBe('h');
    expect(writing.isText(pressOf({ key: 'g', at: 220 }), false, () => false)).toBe(true);
    expect(writing.begun()).toBe('');
  });
});
