import { describe, expect, it } from 'vitest';

import { papersFor } from '#shared/domain/papers/papers-for';
import { noOwnRules, reasonOf } from '#shared/domain/papers/small-rules.fixture';
import type { AgeBand } from '#shared/domain/model/appointment';

import { paperLines, sourcesOf, stampLine } from './paper-lines';

const persons = (...bands: readonly AgeBand[]) => bands.map((ageBand) => ({ preApplicationNumber: '', ageBand }));
const ask = (code: string, ...bands: readonly AgeBand[]) =>
  papersFor(noOwnRules('mainland'), { reason: reasonOf(code), persons: persons(...bands), day: '2026-11-23' });

describe('the lines of the booking form', () => {
  const family = ask('CNI-PASSPORT', 'adult', 'from15', 'under12');

  it('say who brings what, by name', () => {
    expect(paperLines(family, ['Anne-Laure', 'Gaspard', '']).map(({ who, papers }) => `${who} : ${papers}`)).toEqual([
      'Chacun : pré-demande en ligne, photo de moins de 6 mois, carte d’identité actuelle, passeport actuel',
      'Le foyer : justificatif de domicile de moins d’un an',
      'Anne-Laure et Gaspard : empreintes à relever sur place',
      'Gaspard et Personne\u00A03 : présence d’un parent',
    ]);
  });

  it('say it in one line for one person', () => {
    expect(paperLines(ask('CNI', 'adult'), ['Anne-Laure'])).toEqual([
      {
        key: 'all',
        who: 'À apporter',
        papers:
          'pré-demande en ligne, photo de moins de 6 mois, carte d’identité actuelle, empreintes à relever sur place, justificatif de domicile de moins d’un an',
      },
    ]);
  });

  it('add up the stamps, without those that are free', () => {
    expect(stampLine(family)).toEqual({ cents: [8600, 4200, 1700], total: 14_500 });
    expect(stampLine(ask('CNI', 'adult'))).toEqual({ cents: [], total: 0 });
    expect(stampLine(ask('HOUSING', 'adult'))).toBeNull();
  });

  it('name each source once, the pages of the official site together', () => {
    expect(sourcesOf(ask('CNI', 'under12'))).toEqual([
      'service-public.fr, fiches F14930, F18605, F21089 et F32675',
      'décret n°\u00A055-1397, article 4-1',
      'décret n°\u00A055-1397, article 4-4',
    ]);
    expect(sourcesOf(family)).toContain('code général des impôts, article 953');
  });
});
