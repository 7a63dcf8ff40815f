import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { askedBy, emptyDraft, isBegunFor, isOfSame, namesNobody, takenBy, typeName } from './passage-draft';

describe('what is typed into the name', () => {
  const chosen = { ...emptyDraft, citizenText: 'Kévin Millet', citizenId: 'kevin' };

  it('is the name, and no longer the file that was chosen before', () => {
    expect(typeName(chosen, 'Kévin Mille')).toEqual({
      patch: { citizenText: 'Kévin Mille', citizenId: '', isNewName: false },
    });
    expect(typeName(chosen, 'Kévin Millet')).toEqual({});
    expect(typeName(emptyDraft, '06')).toEqual({ patch: { citizenText: '06', citizenId: '', isNewName: false } });
  });

  it('never unlinks a file by a digit: it chooses the reason that is missing, or does nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.boolean(), (digit, hasReason) => {
        const draft = { ...chosen, reasonId: hasReason ? 'reason-cni' : '' };
        expect(typeName(draft, `Kévin Millet${digit}`)).toEqual(hasReason ? {} : { digit });
        expect(typeName(draft, `Kévin Millet${digit}`, { digitsAct: false })).toEqual({});
      }),
    );
  });
});

it('begins the next passage while the one before is being written: a digit is a reason, a letter the first of a name', () => {
  expect(typeName(emptyDraft, '2', { isNext: true })).toEqual({ digit: 2 });
  expect(typeName(emptyDraft, 'M', { isNext: true })).toEqual({
    patch: { citizenText: 'M', citizenId: '', isNewName: false },
  });
});

it('is text where a digit alone is no command of who sits here', () => {
  for (const isNext of [true, false])
    expect(typeName(emptyDraft, '2', { isNext, digitsAct: false })).toEqual({
      patch: { citizenText: '2', citizenId: '', isNewName: false },
    });
});

describe('a passage that was begun for somebody who came', () => {
  const kevin = { citizenIds: ['kevin', 'his older file'], name: 'Kévin Millet' };

  it('is known by any of their files, or by the name alone', () => {
    for (const citizenId of kevin.citizenIds)
      expect(isBegunFor({ ...emptyDraft, citizenText: 'Millet', citizenId }, kevin)).toBe(true);
    expect(isBegunFor({ ...emptyDraft, citizenText: 'Kévin Millet' }, kevin)).toBe(true);
  });

  it('is never that of another person, also where one of them has no file', () => {
    expect(isBegunFor({ ...emptyDraft, citizenText: 'Aurore Zéphyrin' }, kevin)).toBe(false);
    expect(isBegunFor({ ...emptyDraft, citizenText: 'Aurore Zéphyrin' }, { citizenIds: [''], name: '' })).toBe(false);
    expect(isBegunFor({ ...emptyDraft, priority: true }, { citizenIds: [''], name: '' })).toBe(false);
  });
});

it('is the passage of the same person under their file or their name; two without a name are not', () => {
  const alice = { ...emptyDraft, citizenText: 'Venue Alice' };
  expect(isOfSame(alice, { ...alice, reasonId: 'wedding' })).toBe(true);
  expect(isOfSame({ ...alice, citizenId: 'alice' }, { ...alice, citizenText: 'Alice', citizenId: 'alice' })).toBe(true);
  expect(isOfSame(alice, { ...emptyDraft, citizenText: 'Perdu Bernard' })).toBe(false);
  expect(isOfSame(emptyDraft, emptyDraft)).toBe(false);
});

describe('what an arrival takes off the form', () => {
  const came = { citizenIds: ['yann'], name: 'Yann Quemeneur' };
  const drafts = fc.record({
    reasonId: fc.constantFrom('', 'wedding'),
    citizenText: fc.constantFrom('', 'Yann Quemeneur', 'Maëlle Quennebec'),
    citizenId: fc.constant(''),
    isNewName: fc.constant(false),
    channel: fc.constantFrom('desk' as const, 'phone' as const),
    priority: fc.boolean(),
  });

  it('waits beside the form where it names somebody else', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(takenBy(draft, came).isAside).toBe(draft.citizenText === 'Maëlle Quennebec');
      }),
    );
  });

  it('gives priority only where it was told for who came, or before anything else', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const isTheirs = draft.citizenText === came.name || (draft.citizenText === '' && draft.reasonId === '');
        expect(takenBy(draft, came).priority).toBe(draft.priority && isTheirs);
      }),
    );
  });
});

it('names somebody by a file, a name or a telephone, and nobody by a reason alone', () => {
  const draft = { ...emptyDraft, reasonId: 'housing', priority: true };
  expect([draft, { ...draft, citizenText: '  ' }].map(namesNobody)).toEqual([true, true]);
  for (const patch of [{ citizenId: 'kevin' }, { citizenText: 'Millet' }, { citizenText: '06 11 22 33 44' }])
    expect(namesNobody({ ...draft, ...patch })).toBe(false);
});

it('says how the person of a begun passage asks, on the spot or on the telephone alone', () => {
  const asked = { ...emptyDraft, citizenText: 'Aurore Zéphyrin' };
  expect(askedBy(asked)).toBe('desk');
  expect(askedBy({ ...emptyDraft, channel: 'phone' })).toBe('phone');
  // The passage is not begun, or came in writing.
  expect(askedBy(emptyDraft)).toBeNull();
  expect(askedBy({ ...asked, channel: 'mail' })).toBeNull();
});
