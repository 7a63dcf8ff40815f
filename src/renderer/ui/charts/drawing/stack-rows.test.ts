import { expect, test } from 'vitest';

import { fitText } from './fit-text';
import { labelColumn } from './label-column';
import { stackRows } from './stack-rows';

const room = { least: 20, most: 40 };

test('three rows fill the room up to what reads well, three hundred keep their height and go on', () => {
  expect(stackRows([room, room, room], 10, 100).map(({ y, height }) => [y, height])).toEqual([
    [10, 30],
    [40, 30],
    [70, 30],
  ]);
  expect(stackRows([room], 0, 500)[0]?.height).toBe(40);
  const many = stackRows(
    Array.from({ length: 300 }, () => room),
    0,
    200,
  );
  expect(many.at(-1)).toEqual({ y: 299 * 20, height: 20 });
});

test('long names end with a sign, and never take more than their part', () => {
  expect(fitText('Attestation d’accueil', 1000, 14)).toBe('Attestation d’accueil');
  const cut = fitText('Attestation d’accueil d’un visiteur étranger', 90, 14);
  expect(cut.endsWith('…') && cut.length < 14).toBe(true);
  expect(labelColumn(['x'.repeat(200)], 500, 16)).toBe(170);
});
