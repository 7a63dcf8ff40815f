/** What fits on one page of choices, and whether a cell has to lead to the others. */
export type ChoicePage<Item> = { readonly shown: readonly Item[]; readonly hasMore: boolean };

/**
 * The choices of a page: all of them where they fit into `cells`, else one cell less, for the one that turns to the next page. Pages go
 * round, so that `page` may grow for ever; nothing is ever out of reach.
 */
export const pageOf = <Item>(items: readonly Item[], cells: number, page: number): ChoicePage<Item> => {
  const room = Math.max(1, Math.floor(cells));
  if (items.length <= room) return { shown: items, hasMore: false };
  const each = Math.max(1, room - 1);
  const pages = Math.ceil(items.length / each);
  const at = ((page % pages) + pages) % pages;
  return { shown: items.slice(at * each, (at + 1) * each), hasMore: true };
};
