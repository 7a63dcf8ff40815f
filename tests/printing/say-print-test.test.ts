import { expect, it } from 'vitest';

import { sayPrintTest } from '#shared/i18n/fr/say-print-test';

it('praises a page that came out of a printer, and none that became a file because there is none', () => {
  expect(sayPrintTest({ ok: true, code: '' }).tone).toBe('ok');
  expect(sayPrintTest({ ok: true, code: 'file' }).tone).toBe('warn');
});
