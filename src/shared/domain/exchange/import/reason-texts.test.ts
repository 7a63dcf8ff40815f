import { expect, it } from 'vitest';

import { smallTown } from '../../scheduling/small-town.fixture';
import { reasonTexts } from './reason-texts';

const rows = ['collection', 'Deposit', 'collection', 'PACS', 'Mariage', ''].map((text, index) => ({
  line: index + 2,
  cells: [text],
}));
const texts = (reasons = {}) =>
  reasonTexts(rows, { columns: { reason: 0 }, reasons }, smallTown().reasons).map(
    ({ text, rows: count, reasonId, leftOut }) => [text, count, reasonId, leftOut],
  );

it('lists the reasons of a file, what is to be chosen first', () => {
  expect(texts()).toEqual([
    ['Mariage', 1, '', false],
    ['PACS', 1, '', false],
    ['collection', 2, 'collection', false],
    ['Deposit', 1, 'deposit', false],
  ]);
  expect(texts({ pacs: 'leaveOut', mariage: { reasonId: 'walk' } })).toEqual([
    ['collection', 2, 'collection', false],
    ['Deposit', 1, 'deposit', false],
    ['Mariage', 1, 'walk', false],
    ['PACS', 1, '', true],
  ]);
});
