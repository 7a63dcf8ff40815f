import { expect, it } from 'vitest';

import { textPercent, textSizes } from '#shared/lib/text-size';

import { scaleCondition } from './scale-condition';

it('asks for as much more room as the letters are larger', () => {
  expect(scaleCondition('(min-width: 1600px)', 1.5)).toBe('(min-width: 2400px)');
  expect(scaleCondition('(max-width: 599px) and (max-height: 20rem)', 1.25)).toBe(
    '(max-width: 749px) and (max-height: 25rem)',
  );
  expect(scaleCondition('(width < 900px)', 1.5)).toBe('(width < 1350px)');
  expect(scaleCondition('(width < 60rem)', 1.5)).toBe('(width < 90rem)');
});

it('leaves alone what has no size of the window, and what is in em', () => {
  for (const condition of ['print', '(forced-colors: active)', '(orientation: landscape)', '(min-width: 112.5em)'])
    expect(scaleCondition(condition, 1.5)).toBe(condition);
});

it('changes nothing for letters of the usual size', () => {
  for (const condition of ['(max-width: 899px)', '(min-width: 901px) and (max-width: 1199px)', '(max-height: 50rem)'])
    expect(scaleCondition(condition, 1)).toBe(condition);
});

it('leaves no width between two layouts that met, and none to both', () => {
  const sizeIn = (condition: string): number => Number(/\d+/.exec(condition)?.[0]);
  for (const size of textSizes)
    for (let edge = 600; edge < 1900; edge += 1) {
      const times = textPercent[size] / 100;
      const last = sizeIn(scaleCondition(`(max-width: ${edge - 1}px)`, times));
      expect(sizeIn(scaleCondition(`(min-width: ${edge}px)`, times))).toBe(last + 1);
    }
});
