import { expect, it } from 'vitest';

import { printablePaperSchema } from '#shared/ipc/printables';

import { recoveryCodesPaper } from './recovery-codes-paper';

const site = {
  id: 'site',
  kind: 'site',
  name: 'Hôtel de ville',
  commune: 'Fontbelle',
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
} as const;

it('brings each code to paper, whose they are and where the paper belongs; its file name tells no town and nobody', () => {
  const codes = Array.from({ length: 10 }, (_, index) => `K7QF-2M9P-HTR${index}`);
  const paper = printablePaperSchema.parse(recoveryCodesPaper({ site }, 'Yann Kerbrat', codes));
  const text = JSON.stringify(paper.blocks);
  for (const words of [...codes, 'Yann Kerbrat', 'Sous clé', 'J’ai perdu mon code']) expect(text).toContain(words);
  expect(paper.fileName).not.toMatch(/fontbelle|yann|kerbrat/iu);
});
