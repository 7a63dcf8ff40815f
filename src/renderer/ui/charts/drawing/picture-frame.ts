/** Around a drawing that leaves as a picture, px: room for its title above it, and an edge all around. */
export const pictureFrame = { head: 32, edge: 12 } as const;
