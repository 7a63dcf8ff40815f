import { expect, it } from 'vitest';

import { settingFaultSchema } from '../../domain/settings/setting-fault';
import { saySettingFault } from './setting-faults';

const codes = settingFaultSchema.shape.code.options;

it.each(codes)('says %s as a sentence that says what to do or what holds', (code) => {
  for (const path of ['', 'from', 'validFrom', 'weekdays', 'role', 'durationsMin.1', 'maxAge']) {
    const words = saySettingFault({ id: 'x', path, code, number: 2, otherId: 'y' }, () => 'lundi 8:30–12:00');
    expect(words).toMatch(/^[A-ZÀ-Ü0-9#].*\.$/);
    expect(words).not.toMatch(/erreur|undefined|NaN/i);
  }
});

it('writes bounds in the unit of their field, and names the other entry', () => {
  expect(saySettingFault({ id: '', path: 'durationsMin.0', code: 'tooSmall', number: 1 })).toBe('1\u00A0min au moins.');
  expect(saySettingFault({ id: '', path: 'releaseDaysBefore', code: 'tooLarge', number: 365 })).toBe('365 au plus.');
  expect(saySettingFault({ id: '', path: 'from', code: 'overlaps', otherId: 'y' }, () => 'lundi 8:30–12:00')).toBe(
    'Cette autre plage couvre déjà ces heures\u00A0: lundi 8:30–12:00.',
  );
});
