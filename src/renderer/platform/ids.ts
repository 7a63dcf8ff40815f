import { monotonicFactory } from 'ulid';

/** A fresh ULID; ids made in one window sort in the order in which they were made. */
export const newId: () => string = monotonicFactory();
