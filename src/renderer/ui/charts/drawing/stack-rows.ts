/** How high a row may be, px. `weight` = its part of the free room. */
export type RowRoom = { readonly least: number; readonly most: number };

/** Tops and heights of rows that share a height: none lower than it needs, none higher than it reads well. */
export const stackRows = (rooms: readonly RowRoom[], from: number, height: number): { y: number; height: number }[] => {
  const least = rooms.reduce((sum, room) => sum + room.least, 0);
  const slack = rooms.reduce((sum, room) => sum + room.most - room.least, 0);
  const part = slack === 0 ? 0 : Math.min(1, Math.max(0, height - from - least) / slack);
  let y = from;
  return rooms.map((room) => {
    const row = { y, height: room.least + (room.most - room.least) * part };
    y += row.height;
    return row;
  });
};
