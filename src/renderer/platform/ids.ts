import { monotonicFactory } from 'ulid';

/** A fresh ULID; ids made in one window sort in the order in which they were made. */
export const newId: () => string = monotonicFactory();

const trackBytes = 16;

/** 128 random bits in base64url, 22 signs: who holds them may look at the page of a ticket, nobody can guess them. */
export const newTrackKey = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(trackBytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
