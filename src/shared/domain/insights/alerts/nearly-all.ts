/** What is this much of everything tells the same as everything. */
export const nearlyAll = 0.9;
