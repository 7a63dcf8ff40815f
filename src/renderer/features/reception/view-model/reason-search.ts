import type { Reason } from '#shared/domain/model/reference';
import { foldText } from '#shared/lib/fold-text';
import { compareText } from '#shared/lib/compare';

const byName = (a: Reason, b: Reason): number => a.name.localeCompare(b.name, 'fr') || compareText(a.id, b.id);

/**
 * How well a reason fits what was typed: 0 it is called so, in full or in short (`CNI`), 1 its name begins so, 2 its words do, 3 it holds them;
 * `null` = not at all.
 */
export const reasonFit = (
  { name, shortName, code }: Pick<Reason, 'name' | 'shortName' | 'code'>,
  words: readonly string[],
): 0 | 1 | 2 | 3 | null => {
  const names = [name, shortName, code].map(foldText);
  const text = names.join(' ');
  if (names.includes(words.join(' '))) return 0;
  if (text.startsWith(words.join(' '))) return 1;
  if (words.every((word) => ` ${text}`.includes(` ${word}`))) return 2;
  return words.every((word) => text.includes(word)) ? 3 : null;
};

/** The reasons that a text means, the closest first, then those for whom one may wait now; all of them for no text. */
export const searchReasons = (reasons: readonly Reason[], text: string): readonly Reason[] => {
  const words = foldText(text).split(' ').filter(Boolean);
  return reasons
    .flatMap((reason) => {
      const fit = words.length === 0 ? 0 : reasonFit(reason, words);
      return fit === null ? [] : [{ reason, fit }];
    })
    .toSorted(
      (a, b) => a.fit - b.fit || Number(b.reason.walkIn) - Number(a.reason.walkIn) || byName(a.reason, b.reason),
    )
    .map(({ reason }) => reason);
};
