import type { Reason } from '#shared/domain/model/reference';
import { foldText } from '#shared/lib/fold-text';
import { compareText } from '#shared/lib/compare';

const byName = (a: Reason, b: Reason): number => a.name.localeCompare(b.name, 'fr') || compareText(a.id, b.id);

/** How well a reason fits what was typed: 0 its name begins so, 1 its words do, 2 it holds them; `null` = not at all. */
const fitOf = ({ name, shortName, code }: Reason, words: readonly string[]): number | null => {
  const [whole, text] = [foldText(name), `${foldText(name)} ${foldText(shortName)} ${foldText(code)}`];
  if (whole.startsWith(words.join(' '))) return 0;
  if (words.every((word) => ` ${text}`.includes(` ${word}`))) return 1;
  return words.every((word) => text.includes(word)) ? 2 : null;
};

/** The reasons that a text means, the closest first, then those for whom one may wait now; all of them for no text. */
export const searchReasons = (reasons: readonly Reason[], text: string): readonly Reason[] => {
  const words = foldText(text).split(' ').filter(Boolean);
  return reasons
    .flatMap((reason) => {
      const fit = words.length === 0 ? 0 : fitOf(reason, words);
      return fit === null ? [] : [{ reason, fit }];
    })
    .toSorted(
      (a, b) => a.fit - b.fit || Number(b.reason.walkIn) - Number(a.reason.walkIn) || byName(a.reason, b.reason),
    )
    .map(({ reason }) => reason);
};
