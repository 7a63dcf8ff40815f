import { expect, it } from 'vitest';

import type { Ticket } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';

import { personEntry } from './palette-entries';

it('tells two of one name apart by the numbers that they hold, where their files know nothing else', () => {
  const match = {
    name: 'Jean Dupont',
    ranges: [],
    birthDate: '',
    phone: '',
    knownAs: '',
    isNear: false,
  } as unknown as CitizenMatch;
  const [one, other] = ['A047', 'A048'].map((label) =>
    personEntry(match, [{ label, status: 'waiting' } as Ticket], () => undefined),
  );
  expect(one?.detail).toContain('A047');
  expect(other?.detail).not.toBe(one?.detail);
});
