import { expect, test } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { namesOf } from './names';

test('themes of one name say whose they are, first; others and unknown ids stay as they are', () => {
  const theme = (id: string, departmentId: string, name: string) =>
    ({ kind: 'theme', id, departmentId, parentId: '', name }) as const;
  const department = (id: string, name: string) => ({ kind: 'department', id, name }) as const;
  const names = namesOf({
    ...smallTown(),
    departments: [department('a', 'Titres'), department('b', 'Logement')],
    themes: [theme('1', 'a', 'Première demande'), theme('2', 'b', 'Première demande'), theme('3', 'a', 'Perte')],
  });
  expect(['1', '2', '3', 'gone'].map(names.theme)).toEqual([
    'Titres · Première demande',
    'Logement · Première demande',
    'Perte',
    'gone',
  ]);
});
