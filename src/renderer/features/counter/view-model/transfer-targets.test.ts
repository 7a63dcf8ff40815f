import { expect, it } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { beginsWords } from '../../../ui/pick/pick-typed';
import { wordsOf } from './transfer-targets';

it('finds a colleague by their first and last name, and their desk by them and by its whole number', () => {
  const [desk] = smallTown().desks;
  if (!desk) throw new Error('the town has a desk');
  const agent = {
    kind: 'agent',
    id: 'karim',
    name: 'Karim Belhadj',
    shortName: 'Karim B.',
    role: 'counter',
    usualDeskId: '',
  } as const;
  const words = wordsOf({ desk: { ...desk, number: 12 }, agent });
  for (const typed of ['belhadj', 'karim b', 'belhadj karim']) {
    expect(beginsWords({ text: words.agent }, typed)).toBe(true);
    expect(beginsWords({ text: words.desk }, typed)).toBe(true);
  }
  expect([beginsWords({ text: words.desk }, '12'), beginsWords({ text: words.desk }, '1')]).toEqual([true, false]);
  expect(beginsWords({ text: words.agent }, '12')).toBe(false);
  expect(wordsOf({ desk, agent: undefined }).agent).toBe('');
});
