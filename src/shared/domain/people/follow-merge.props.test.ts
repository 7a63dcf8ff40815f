import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { followMerge, type MergeLink } from './follow-merge';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const id = fc.constantFrom(...ids);
/** Any graph that desks may leave behind: rings, chains, targets that nobody knows. */
const links = fc
  .uniqueArray(id, { maxLength: ids.length })
  .chain((known) =>
    fc.tuple(
      ...known.map((one) =>
        fc.constantFrom('', ...ids, 'elsewhere').map((mergedInto): MergeLink => ({ id: one, mergedInto })),
      ),
    ),
  );

describe('followMerge', () => {
  it('ends, at somebody who stands for themselves and is known', () => {
    fc.assert(
      fc.property(links, id, (all, one) => {
        const { survivorOf } = followMerge(all);
        const end = survivorOf(one);
        expect(survivorOf(end)).toBe(end);
        expect(end === one || all.some((link) => link.id === end)).toBe(true);
      }),
    );
  });

  it('gives the same answer whatever the order, and whoever is asked first', () => {
    fc.assert(
      fc.property(
        links.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.shuffledSubarray(ids, { minLength: ids.length }),
        ([all, mixed], asked) => {
          const [one, other] = [followMerge(all), followMerge(mixed)];
          const backwards = asked.map((each) => [each, other.survivorOf(each)] as const);
          for (const [each, end] of backwards) expect(one.survivorOf(each)).toBe(end);
          for (const each of ids) expect(other.membersOf(each)).toEqual(one.membersOf(each));
        },
      ),
    );
  });

  it('puts everybody into exactly one group, that of the one that stays', () => {
    fc.assert(
      fc.property(links, (all) => {
        const { survivorOf, membersOf } = followMerge(all);
        for (const { id: one } of all) {
          expect(membersOf(one)).toContain(one);
          expect(membersOf(one)[0]).toBe(survivorOf(one));
          for (const member of membersOf(one)) expect(membersOf(member)).toEqual(membersOf(one));
        }
      }),
    );
  });

  it('restores all when the register of a merge is cleared', () => {
    fc.assert(
      fc.property(links, id, id, (all, one, target) => {
        const free = all.map((link) => (link.id === one ? { id: one, mergedInto: '' } : link));
        const merged = all.map((link) => (link.id === one ? { id: one, mergedInto: target } : link));
        const back = merged.map((link) => (link.id === one ? { id: one, mergedInto: '' } : link));
        const [before, after] = [followMerge(free), followMerge(back)];
        for (const each of ids) expect(after.membersOf(each)).toEqual(before.membersOf(each));
      }),
    );
  });

  it('lets two desks that merge the same two at once agree', () => {
    const { survivorOf } = followMerge([
      { id: 'b', mergedInto: 'a' },
      { id: 'a', mergedInto: 'b' },
      { id: 'c', mergedInto: 'b' },
    ]);
    expect(['a', 'b', 'c'].map(survivorOf)).toEqual(['a', 'a', 'a']);
  });
});
