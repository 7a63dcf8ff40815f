import { describe, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';
import { clientOver, type CallResponse } from '#shared/sync/wire/client';

import { askProtection } from './use-protection';

/** What is heard of a server that says this to the call about protection, and that no device is there to all others it is asked of. */
const hear = async (said: CallResponse | null) => {
  const server = clientOver(async ({ path }) =>
    path === calls.protectionFacts.path ? said : { status: 200, body: { devices: [] } },
  );
  return askProtection(server, 'max');
};
const refusal = (status: number, code: string): CallResponse => ({ status, body: { code, message: 'no' } });

describe('what the server knows of protection', () => {
  it.each([
    ['is of a version that has no such call', refusal(404, 'notFound')],
    ['has no time', refusal(503, 'busy')],
    ['was asked too often', refusal(429, 'tooMany')],
    ['answers in another form', { status: 200, body: { backup: 'yes' } }],
  ])('is not told by one that %s, beside what it did answer', async (_case, said) => {
    expect(await hear(said)).toMatchObject({ facts: 'notTold', devices: [] });
  });

  it('is out of reach where nobody of ours answers, and not for whoever may not know it', async () => {
    expect(await hear(null)).toMatchObject({ facts: 'unreachable' });
    expect(await hear({ status: 502, body: null })).toMatchObject({ facts: 'unreachable' });
    expect(await hear(refusal(403, 'notAllowed'))).toMatchObject({ facts: 'notAllowed' });
  });
});
