/** The path of a diamond around a point, `half` as high and wide as it is. */
export const diamond = (x: number, y: number, half: number): string =>
  `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`;
