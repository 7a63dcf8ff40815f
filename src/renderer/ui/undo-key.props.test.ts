import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createUndoKey, takesActBack } from './undo-key';

const facts = fc.record({
  isInField: fc.boolean(),
  isFieldEmpty: fc.boolean(),
  isTypedSince: fc.boolean(),
  isFieldNewer: fc.boolean(),
  isGivenUp: fc.boolean(),
  isTold: fc.boolean(),
});

describe('what Ctrl Z is about', () => {
  it('is the act outside of every field, and in one only while nothing speaks against it, or after Échap gave up what was begun', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const isQuiet = one.isFieldEmpty && !one.isTypedSince && !one.isFieldNewer;
        const isLeft = one.isGivenUp && (one.isFieldEmpty || one.isTold);
        expect(takesActBack(one)).toBe(one.isInField ? isQuiet || isLeft : true);
      }),
    );
  });

  it('is always the act after it was told so and Échap was pressed', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(takesActBack({ ...one, isGivenUp: true, isTold: true })).toBe(true);
      }),
    );
  });

  it('never becomes the act by one more reason against it', () => {
    fc.assert(
      fc.property(facts, (one) => {
        for (const reason of [{ isFieldEmpty: false }, { isTypedSince: true }, { isFieldNewer: true }])
          if (takesActBack({ ...one, isInField: true, ...reason })) expect(takesActBack(one)).toBe(true);
      }),
    );
  });
});

/** A stretch of work: acts, fields that open with a form and go away, text in them, and Ctrl Z. */
type Step =
  | { readonly kind: 'act' | 'open' | 'close' }
  | { readonly kind: 'type' | 'clear' | 'focus'; readonly field: number }
  | { readonly kind: 'leave' | 'tell' | 'escape' };

const steps = fc.array(
  fc.oneof(
    fc.constantFrom<Step>(
      { kind: 'act' },
      { kind: 'open' },
      { kind: 'close' },
      { kind: 'leave' },
      { kind: 'tell' },
      { kind: 'escape' },
    ),
    fc.record({ kind: fc.constantFrom('type', 'clear', 'focus'), field: fc.nat(9) }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);

type Field = { text: string; openedAt: number };
const focused = (at: Field) => ({ at, value: at.text, isEmpty: at.text === '' });

describe('the memory behind Ctrl Z', () => {
  it('takes no act back from a field in which work was begun after it, whatever was done before', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const key = createUndoKey<Field>();
        let fields: Field[] = [{ text: '', openedAt: -1 }];
        let held: Field | null = null;
        const acts: number[] = [];
        let typedAt = -1;
        let told: Field | null = null;
        let left: { readonly field: Field; readonly isTold: boolean } | null = null;
        walk.forEach((step, now) => {
          const field = 'field' in step ? (fields[step.field % fields.length] ?? null) : null;
          if (step.kind === 'act') {
            acts.push(now);
            key.see(String(now), fields);
          }
          // Seen again, with other fields, an act is no newer.
          for (const act of acts) key.see(String(act), fields);
          if (step.kind === 'open') fields = [...fields, { text: '', openedAt: now }];
          if (step.kind === 'close' && fields.length > 1) fields = fields.slice(0, -1);
          if (step.kind === 'focus') held = field;
          if (step.kind === 'leave' || (held && !fields.includes(held))) held = null;
          if ((step.kind === 'type' || step.kind === 'clear') && field) {
            field.text = step.kind === 'type' ? 'a' : '';
            key.type();
            typedAt = now;
            told = null;
            left = null;
          }
          if (step.kind === 'tell' && held) {
            key.tell(held);
            told = held;
          }
          if (step.kind === 'escape' && held) {
            key.giveUp(held);
            left = { field: held, isTold: told === held || (left?.field === held && left.isTold) };
          }
          for (const act of acts) {
            const isLeft: boolean = left?.field === held && (left?.isTold === true || held?.text === '');
            const meant: boolean = !held || isLeft || (held.text === '' && typedAt < act && held.openedAt < act);
            expect(key.takesBack(String(act), held && focused(held))).toBe(meant);
          }
        });
      }),
    );
  });

  it('leaves an act alone that it never saw', () => {
    const key = createUndoKey<object>();
    expect(key.takesBack('a', { at: {}, value: '', isEmpty: true })).toBe(false);
    expect(key.takesBack('a', null)).toBe(true);
  });

  it('has text to take back only of the field that was written into last, as far as it was before', () => {
    const key = createUndoKey<Field>();
    const [name, phone]: Field[] = [
      { text: 'Dupont', openedAt: 0 },
      { text: '06', openedAt: 0 },
    ];
    if (!name || !phone) throw new Error('Two fields');
    expect(key.hasText(focused(name))).toBe(false);
    key.write(name, '');
    expect(key.hasText(focused(name))).toBe(true);
    key.write(phone, '06');
    phone.text = '06 1';
    expect([key.hasText(focused(name)), key.hasText(focused(phone))]).toEqual([false, true]);
    phone.text = '06';
    key.unwrite(phone);
    expect(key.hasText(focused(phone))).toBe(false);
    // What is deleted can come back, however little is left.
    key.write(phone, '06');
    phone.text = '';
    expect(key.hasText(focused(phone))).toBe(true);
  });

  it('has none of a field that the screen emptied: Chromium forgot it, and a press would be mute', () => {
    const key = createUndoKey<Field>();
    const search: Field = { text: '', openedAt: 0 };
    key.write(search, '');
    search.text = 'noz';
    key.wrote(search, 'noz');
    expect(key.hasText(focused(search))).toBe(true);
    search.text = '';
    expect(key.hasText(focused(search))).toBe(false);
  });
});
