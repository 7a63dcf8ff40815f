import { expect, it } from 'vitest';

import { seriesShape, turnWords } from './series-shape';

const plain = { kind: 'series' as const, letter: 'A', reasonIds: [] };

it('writes nothing that is usual, and everything else', () => {
  expect(seriesShape.toBody(seriesShape.toDraft(plain))).toEqual(plain);
  const own = { ...plain, letter: 'B', departmentIds: ['d'], start: 0, wrapAt: 99, digits: 2 };
  expect(seriesShape.toBody(seriesShape.toDraft(own))).toEqual(own);
  // An empty field is below every bound, so that the rule says so.
  expect(seriesShape.toBody({ ...seriesShape.toDraft(plain), start: '' })).toMatchObject({ start: -1 });
});

it('shows how a day is counted', () => {
  const draft = seriesShape.toDraft({ ...plain, start: 100, wrapAt: 199 });
  expect(turnWords(draft)).toContain('A100, A101… jusqu’à A199, puis de nouveau A100.');
  expect(turnWords({ ...draft, wrapAt: '50' })).toBe('');
});
