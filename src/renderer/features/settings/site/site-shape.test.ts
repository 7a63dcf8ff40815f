import { expect, it } from 'vitest';

import { siteShape, type SiteBody } from './site-shape';

const body: SiteBody = {
  kind: 'site',
  name: 'Hôtel de ville',
  commune: 'Fontbelle-sur-Loire',
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
  startStepMin: 5,
};

it('a town hall that is opened and saved stays what it was, with the costs of years that have no field any more', () => {
  const full: Required<SiteBody> = {
    ...body,
    inhabitants: 21_500,
    publicUrl: 'https://file.ville.fr',
    phone: '0241000000',
    address: '1 place de l’Église, 49100 Fontbelle-sur-Loire',
    dpoContact: 'dpo@fontbelle.example, 02 41 00 00 00',
    accessContact: 'acces@fontbelle.example',
    receptionCosts: [
      { year: 2019, euros: 300_000 },
      { year: 2026, euros: 412_000 },
    ],
    trackedPopulation: true,
    deskWindowDays: 90,
    startStepMin: 5,
    signIn: { since: '2026-11-23T08:00:00.000Z', lockMin: 10 },
    retention: { recordMonths: 24, personMonths: 12 },
  };
  for (const one of [body, full]) expect(siteShape.toBody(siteShape.toDraft(one))).toEqual(one);
});

it('a year whose cost is emptied has none, and what is not counted is not written', () => {
  const draft = siteShape.toDraft({
    ...body,
    receptionCosts: [{ year: 2026, euros: 412_000 }],
    trackedPopulation: true,
  });
  const costs = { ...draft.costs, '2026': '', '2025': '398000' };
  expect(siteShape.toBody({ ...draft, costs }).receptionCosts).toEqual([{ year: 2025, euros: 398_000 }]);
  const none = siteShape.toBody({ ...draft, costs: {}, trackedPopulation: false });
  expect(none).not.toHaveProperty('receptionCosts');
  expect(none).not.toHaveProperty('trackedPopulation');
});
