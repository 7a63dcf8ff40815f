import { expect, it } from 'vitest';

import type { Site } from '#shared/domain/model/reference';
import { printablePaperSchema } from '#shared/ipc/printables';

import { inGroups, recoveryPaper } from './recovery-paper';

const secret = 'AGE-SECRET-KEY-1KY445A5AJQJ75ZTNJ8XWEE3WDYAGT3MT5VJEJFUYN2ZQK9X8USYQDDWMX3';
const site: Site = {
  id: 'site',
  kind: 'site',
  name: 'Hôtel de ville',
  commune: 'Fontbelle',
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
};

it('shows a key four signs at a time, and loses none', () => {
  const shown = inGroups(secret);
  expect(shown).toMatch(/^AGE-SECRET-KEY-1( [A-Z0-9]{4}){14} [A-Z0-9]{2}$/u);
  expect(shown.replaceAll(' ', '')).toBe(secret);
});

it('brings both halves of the key to paper, and says where the paper belongs; its file name tells no town', () => {
  const paper = printablePaperSchema.parse(recoveryPaper({ site }, { secret, recipient: 'age1abc' }));
  const text = JSON.stringify(paper.blocks);
  for (const words of [inGroups(secret), 'age1abc', 'dans un autre bâtiment']) expect(text).toContain(words);
  expect(paper.fileName).not.toMatch(/fontbelle/iu);
});
