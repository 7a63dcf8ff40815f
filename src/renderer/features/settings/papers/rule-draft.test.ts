import { describe, expect, it } from 'vitest';

import type { FeeRule, Reason } from '#shared/domain/model/reference';
import { shippedFeeRules } from '#shared/domain/papers/shipped-fee-rules';
import { shippedPaperRules } from '#shared/domain/papers/shipped-paper-rules';
import { ruleBody } from '#shared/domain/papers/rule-versions';
import { shippedSituations } from '#shared/domain/papers/shipped-situations';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { centsOf, draftedRule, ruleDraft } from './rule-draft';
import { noFilter, ruleRows } from './rule-rows';
import { whomWords } from './rule-words';

describe('a rule in its form', () => {
  it('comes out as it went in, from the chosen day on', () => {
    for (const rule of [...shippedPaperRules, ...shippedFeeRules])
      expect(draftedRule(rule, ruleDraft(rule, '2026-11-23'))).toEqual({ ...ruleBody(rule), validFrom: '2026-11-23' });
  });

  it('reads amounts as they are written in France', () => {
    expect(['86', '8,50', '8.5', ' 12,50 € ', '0', '', 'gratuit', '-3', '1,234'].map(centsOf)).toEqual([
      8600, 850, 850, 1250, 0, -1, -1, -1, -1,
    ]);
  });
});

describe('the list of rules', () => {
  const today = '2026-11-23';
  const titles = (filter: Parameters<typeof ruleRows>[1]) =>
    ruleRows(smallTown(), filter, today).map(({ title }) => title);

  it('shows the shipped rules in the order of the lists', () => {
    const rows = ruleRows(smallTown(), noFilter, today);
    expect(rows).toHaveLength(shippedPaperRules.length + shippedFeeRules.length + shippedSituations.length);
    expect([...new Set(rows.map(({ group }) => group))]).toEqual([
      'Pièces de chaque personne',
      'Pièces du foyer, une fois pour tous',
      'Frais',
      'Situations proposées',
    ]);
  });

  it('marks no shipped fee: each counts for somebody, or is of another territory', () => {
    const reasons = ['CNI', 'PASSPORT'].map((code) => ({ ...smallTown().reasons[0], code, act: 'deposit' }) as Reason);
    for (const { detail } of ruleRows({ ...smallTown(), reasons }, noFilter, today))
      expect(detail).not.toContain('appliqué');
  });

  it('marks a fee that others always go before, and from when on', () => {
    const [first, ...rest] = shippedFeeRules;
    if (!first) throw new Error('Guichet ships fees');
    const passport = { ...smallTown().reasons[0], code: 'PASSPORT', act: 'deposit' as const };
    const detailsWith = (rule: Partial<FeeRule>) => {
      const own = { ...first, territories: [], validFrom: '2026-12-01', ...rule, id: 'own' };
      const town = { ...smallTown(), reasons: [passport as Reason], feeRules: [first, ...rest, own] };
      const rows = ruleRows(town, noFilter, today);
      return [first.id, 'own'].map((id) => rows.find((row) => row.id === id)?.detail ?? '');
    };
    const [before, vague] = detailsWith({});
    expect([before, vague]).toEqual([
      expect.not.stringContaining('appliqué'),
      expect.stringContaining('jamais appliqué ici'),
    ]);
    const [after, exact] = detailsWith({ territories: ['mainland'] });
    expect([after, exact]).toEqual([
      expect.stringContaining('plus appliqué dès le'),
      expect.not.stringContaining('appliqué'),
    ]);
  });

  it('is narrowed to a title, a situation and an age', () => {
    const cardOfChild = titles({ title: 'CNI', situation: 'cardLost', age: 'under12' });
    expect(cardOfChild).toContain('Déclaration de perte');
    expect(cardOfChild).toContain('Présence d’un parent');
    expect(cardOfChild).not.toContain('Passeport actuel');
    expect(cardOfChild).not.toContain('Empreintes à relever sur place');
  });

  it('says whom a rule is about', () => {
    const of = (id: string): string => {
      const rule = [...shippedPaperRules, ...shippedFeeRules].find((one) => one.id === id);
      return rule ? whomWords(rule, shippedSituations) : '';
    };
    expect(of('shipped-paper-parent')).toBe('Carte d’identité, Passeport · jusqu’à 17\u00A0ans');
    expect(of('shipped-fee-guyane-youth')).toBe('Passeport · de 15 à 17\u00A0ans · Guyane');
  });
});
