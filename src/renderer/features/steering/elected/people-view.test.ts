import { expect, it } from 'vitest';

import { electedText } from '#shared/i18n/fr/steering-elected';

import { peopleView } from './people-view';

const { people: text } = electedText;

it('persons by age: what may be told alone is drawn and written, the rest is said to be missing', () => {
  const view = peopleView({
    total: 39,
    minors: null,
    brackets: [
      { bracket: 'under14', count: null },
      { bracket: 'from25', count: 23 },
      { bracket: 'from75', count: null },
    ],
  });
  expect([view.bold, view.rest]).toEqual(['39\u00A0personnes', '']);
  expect(view.data.rows).toEqual([{ name: text.brackets.from25, value: 23 }]);
  expect(view.foot).toBe(`${text.hidden(2)} ${text.foot}`);
});

it('minors are said where both of their brackets are told', () => {
  const view = peopleView({ total: 115, minors: 55, brackets: [{ bracket: 'under14', count: 55 }] });
  expect(view.rest).toBe(', dont 55\u00A0mineurs.');
  expect(view.foot).toBe(text.foot);
  expect(peopleView({ total: null, minors: null, brackets: [] })).toMatchObject({ bold: text.none, rest: '' });
});
