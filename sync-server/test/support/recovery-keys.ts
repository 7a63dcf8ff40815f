import { buffer } from 'node:stream/consumers';

import { bytesOf, encryptedTo } from '#server/store/backup/age';

/** A recovery key, and another one. They are made for tests and open nothing else. */
export const SECRET = 'AGE-SECRET-KEY-1KY445A5AJQJ75ZTNJ8XWEE3WDYAGT3MT5VJEJFUYN2ZQK9X8USYQDDWMX3';
export const RECIPIENT = 'age1232hess26mzvcnah0g4j9vm6n9a77szaatxa59q9htw9sc0w0s2q3gdqss';
export const OTHER_SECRET = 'AGE-SECRET-KEY-12VWFSSPEEFH8SLH36S525CH486ZXK577W6D8GSQANFCV50MN8SLQUWRQZ2';
export const OTHER_RECIPIENT = 'age1zwddkw62zhj8vwajedeu5dtegkj7w04qxepwx3kk86qg6dkaqfcs0ejc8v';

/** Restores are made with the first key. */
export const withKey = (): Promise<readonly string[]> => Promise.resolve([SECRET]);

/** What is in an encrypted backup: the file that older versions wrote. */
export const plainOf = (file: string): Promise<Buffer> => buffer(bytesOf(file, [SECRET]));

async function* inOne(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Any content, encrypted as a backup is. */
export const sealed = (content: Uint8Array): Promise<Buffer> => buffer(encryptedTo(RECIPIENT)(inOne(content)));
