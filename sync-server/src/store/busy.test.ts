import { expect, it } from 'vitest';

import { Problem } from '../lib/problem';
import { asBusy } from './busy';

const withCode = (code: unknown): Error => Object.assign(new Error('a fault'), { code });

it('says of what passes that the server is busy', () => {
  for (const code of ['SQLITE_BUSY', 'SQLITE_IOERR_WRITE', 'ENOSPC', '53300', '08006', '40001'])
    expect(asBusy(withCode(code))).toMatchObject({ code: 'busy' });
  expect(asBusy(new Error('Connection terminated unexpectedly'))).toBeInstanceOf(Problem);
});

it('leaves everything else as it is, whatever was thrown', () => {
  for (const thrown of [
    null,
    undefined,
    'SQLITE_BUSY',
    {},
    withCode('SQLITE_CORRUPT'),
    withCode(53300),
    new Error('ENOSPC'),
  ])
    expect(asBusy(thrown)).toBe(thrown);
});
