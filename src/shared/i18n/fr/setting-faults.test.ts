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

it('names what refers to an entry: three kinds of them, and that there are more', () => {
  const kinds = ['openingPeriod', 'answerTemplate', 'roster', 'agent'].map((kind, index) => ({
    kind,
    number: 3 - (index % 3),
  }));
  const said = (number: number) =>
    saySettingFault({ id: '', path: '', code: 'referredTo', number: 9, kinds: kinds.slice(0, number) }).replaceAll(
      '\u00A0',
      ' ',
    );
  expect(said(2)).toBe(
    '9 autres réglages s’y réfèrent : 3 plages d’ouverture, 2 modèles de réponse. Changez-les d’abord.',
  );
  expect(said(4)).toContain('1 planning de semaine… Changez-les');
  expect(said(0)).toBe('9 autres réglages s’y réfèrent. Changez-les d’abord.');
});

it('says within which bounds the days that a desk keeps lie, and that a date must exist', () => {
  const said = (path: string) => saySettingFault({ id: '', path, code: 'shape' }).replaceAll('\u00A0', ' ');
  expect(said('deskWindowDays')).toBe('Écrivez de 30 à 730 jours.');
  expect(said('fromDay')).toContain('qui existe');
});
