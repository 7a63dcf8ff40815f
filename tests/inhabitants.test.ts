import { expect, test } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import { formatNumber } from '#shared/i18n/fr/figures';
import { welcomeText } from '#shared/i18n/fr/welcome';

test('the demonstration town has as many inhabitants in its reports as the first start says', () => {
  const site = demoReference('2026-11-23', 'Europe/Paris').flatMap(({ body }) =>
    body.kind === 'site' ? [body] : [],
  )[0];
  expect(welcomeText.demo.text).toContain(`${formatNumber(site?.inhabitants ?? 0)} habitants`);
});
