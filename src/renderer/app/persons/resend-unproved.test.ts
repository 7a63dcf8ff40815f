import { expect, it } from 'vitest';

import { isProofVoid } from './resend-unproved';

const row = (why: string, at: string) => ({ why, at });
const provedAt = '2026-11-24T09:00:00.000Z';
const [before, after] = ['2026-11-24T08:59:00.000Z', '2026-11-24T09:01:00.000Z'];

it('is void once the server keeps aside what was written since, because nobody had proved to have written it', () => {
  expect(isProofVoid([row('issued.by', after)], provedAt)).toBe(true);
  expect(isProofVoid([row('issued.by', before), row('unproved', after)], provedAt)).toBe(true);
});

it('stands while only older writes wait, those of a colleague perhaps, while rows are aside by other rules, and before anybody proved anything', () => {
  expect(isProofVoid([], provedAt)).toBe(false);
  expect(isProofVoid([row('issued.by', before)], provedAt)).toBe(false);
  expect(isProofVoid([row('rights', after), row('numberTaken', after)], provedAt)).toBe(false);
  expect(isProofVoid([row('issued.by', after)], '')).toBe(false);
});
