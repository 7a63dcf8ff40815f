/** What of a group was told, as it is stored. */
export type ToldGroup = { readonly lists: readonly (readonly string[])[]; readonly hasTotal: boolean };

/**
 * What two parts of a whole may tell beside it, from what each of the three may tell by itself: a key where all of them may, for each follows from
 * the two others; nothing where one of the parts may not tell its total.
 */
export const tellParts = (whole: ToldGroup, parts: readonly [ToldGroup, ToldGroup]): ToldGroup => {
  const isSilent = parts.some(({ hasTotal }) => !hasTotal);
  return {
    lists: whole.lists.map((keys, list) =>
      isSilent ? [] : keys.filter((key) => parts.every(({ lists }) => lists[list]?.includes(key) === true)),
    ),
    hasTotal: whole.hasTotal && !isSilent,
  };
};
