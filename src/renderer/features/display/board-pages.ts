import type { PublishedCall } from '#shared/domain/publication/publication';

const chunk = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, page) => items.slice(page * size, (page + 1) * size));

/**
 * The pages of the list beside the big number, `rows` to a page: everybody who is still awaited, however many they are; what room the
 * last page has left goes to calls that are over. At least one page, however small the screen.
 */
export const boardPages = (calls: readonly PublishedCall[], rows: number): readonly (readonly PublishedCall[])[] => {
  const room = Math.max(1, Math.floor(rows));
  const awaited = calls.filter((call) => call.stands);
  const pages = Math.max(1, Math.ceil(awaited.length / room));
  const over = calls.filter((call) => !call.stands).slice(0, pages * room - awaited.length);
  const shown = [...awaited, ...over];
  return shown.length === 0 ? [[]] : chunk(shown, room);
};
