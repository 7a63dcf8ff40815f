import { expect, it } from 'vitest';

import type { Site } from '#shared/domain/model/reference';
import { declarationText } from '#shared/i18n/accessibility/declaration';
import { printablePaperSchema } from '#shared/ipc/printables';

import { declarationPaper, townOf } from './declaration-paper';

const site: Site = {
  id: 'site',
  kind: 'site',
  name: 'n'.repeat(80),
  commune: 'c'.repeat(80),
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
};

it('is a paper that the printer takes, also for the longest names, and leaves the contact blank until it is written', () => {
  const paper = printablePaperSchema.parse(declarationPaper(site));
  const contactOf = ({ blocks }: typeof paper): string | undefined =>
    blocks.flatMap(({ rows }) => rows).find(({ label }) => label === 'Contact')?.value;
  expect(contactOf(paper)).toBe('');
  expect(paper.blank).toBe(declarationText.blank);
  const contact = 'a'.repeat(160);
  expect(contactOf(printablePaperSchema.parse(declarationPaper({ ...site, accessContact: contact })))).toBe(contact);
});

it('takes from the settings nothing but names and the contact', () => {
  expect(townOf({ ...site, dpoContact: 'dpo@ville.example' })).toEqual({
    commune: site.commune,
    siteName: site.name,
    contact: '',
  });
});
