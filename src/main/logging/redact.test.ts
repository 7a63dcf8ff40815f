import { expect, test } from 'vitest';
import { redact } from './redact';

test.each([
  ['mail jeanne.martin@exemple.example sent', 'mail [email] sent'],
  ['tel 06 12 34 56 78.', 'tel [phone].'],
  ['tel 06.12.34.56.78', 'tel [phone]'],
  ['tel 0612345678', 'tel [phone]'],
  ['tel +33 6 12 34 56 78', 'tel [phone]'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [token]'],
  ['token 0123456789abcdef0123456789abcdef', 'token [token]'],
  ['born 1984-05-02', 'born [date]'],
  ['born 02/05/1984', 'born [date]'],
  ['at 2026-11-24T10:00:00.000Z', 'at 2026-11-24T10:00:00.000Z'],
  ['document 01JDG9Q7M3B8W5N2K4T6V8X0Z1 refused', 'document 01JDG9Q7M3B8W5N2K4T6V8X0Z1 refused'],
])('%s', (text, safe) => expect(redact(text)).toBe(safe));
