import { expect, it } from 'vitest';

import type { Theme } from '#shared/domain/model/reference';

import { themeRows } from './theme-rows';

const theme = (id: string, departmentId: string, parentId = ''): Theme => ({
  id,
  kind: 'theme',
  departmentId,
  parentId,
  name: id,
});

it('lists themes by department, each followed by those that refine it, and loses none', () => {
  const departments = [
    { id: 'd2', kind: 'department', name: 'Zones' },
    { id: 'd1', kind: 'department', name: 'Actes' },
  ] as const;
  const themes = [
    theme('voirie', 'd2'),
    theme('copie', 'd1', 'naissance'),
    theme('naissance', 'd1'),
    theme('décès', 'd1'),
    theme('extrait', 'd1', 'naissance'),
    theme('perdu', 'd1', 'nobody'),
  ];
  expect(themeRows({ themes, departments }).map(({ group, title, detail }) => [group, title, detail])).toEqual([
    ['Actes', 'décès', ''],
    ['Actes', 'naissance', '2\u00A0sous-thèmes'],
    ['Actes', 'copie', 'sous naissance'],
    ['Actes', 'extrait', 'sous naissance'],
    ['Actes', 'perdu', ''],
    ['Zones', 'voirie', ''],
  ]);
});
