import { describe, expect, it } from 'vitest';

import type { AgeBand, AppointmentPerson } from '../model/appointment';
import type { Reason, SiteReference } from '../model/reference';
import { groupPapers } from './group-papers';
import { papersFor } from './papers-for';
import { noOwnRules, reasonOf } from './small-rules.fixture';

const day = '2026-11-23';
const person = (ageBand: AgeBand, situation?: string): AppointmentPerson => ({
  preApplicationNumber: '',
  ageBand,
  ...(situation === undefined ? {} : { situation }),
});
const ask = (code: string, persons: readonly AppointmentPerson[], reference = noOwnRules('mainland')) =>
  papersFor(reference, { reason: reasonOf(code), persons, day });
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
const euros = (code: string, one: AppointmentPerson, territory: SiteReference['site']['territory'] = 'mainland') =>
  ask(code, [one], noOwnRules(territory)).cents / 100;

describe('what a family of three pays and brings', () => {
  const family = [person('adult'), person('from15'), person('under12')];

  it('pays 86 + 42 + 17 = 145 € on the mainland, each with its source', () => {
    const { persons, cents } = ask('CNI-PASSPORT', family);
    expect(persons.map((one) => one.cents / 100)).toEqual([86, 42, 17]);
    expect(cents).toBe(14_500);
    expect(persons[0]?.fees).toEqual([
      expect.objectContaining({ title: 'CNI', cents: 0 }),
      expect.objectContaining({ title: 'PASSPORT', cents: 8600, source: expect.stringContaining('F34752') }),
    ]);
  });

  it('brings the proof of address once, and each their own papers', () => {
    const { persons, household } = ask('CNI-PASSPORT', family);
    expect(ids(household)).toEqual(['domicile']);
    expect(persons.map((one) => ids(one.papers))).toEqual([
      ['pre-demande', 'photo', 'carte', 'passeport', 'empreintes'],
      ['pre-demande', 'photo', 'carte', 'passeport', 'parent', 'empreintes'],
      ['pre-demande', 'photo', 'carte', 'passeport', 'parent'],
    ]);
  });

  it('says together what the same persons bring', () => {
    const groups = groupPapers(ask('CNI-PASSPORT', family));
    expect(groups.map(({ persons, papers }) => [persons, ids(papers)])).toEqual([
      [
        [0, 1, 2],
        ['pre-demande', 'photo', 'carte', 'passeport'],
      ],
      [[0, 1], ['empreintes']],
      [[1, 2], ['parent']],
    ]);
  });
});

describe('fees', () => {
  it('are half in Guyane and those of the mainland in Mayotte, where the photo is brought along', () => {
    expect(euros('PASSPORT', person('adult'), 'guyane')).toBe(43);
    expect(euros('PASSPORT', person('from15'), 'guyane')).toBe(21);
    expect(euros('PASSPORT', person('from12'), 'guyane')).toBe(8.5);
    expect(euros('PASSPORT', person('adult'), 'mayotte')).toBe(86);
    expect(euros('CNI', person('adult', 'cardLost'), 'guyane')).toBe(12.5);
  });

  it('are 0 € for a card, 25 € without the old one, whatever the age', () => {
    expect(euros('CNI', person('adult'))).toBe(0);
    expect(euros('CNI', person('under12', 'first'))).toBe(0);
    expect(euros('CNI', person('adult', 'cardLost'))).toBe(25);
    expect(euros('CNI', person('from12', 'cardStolen'))).toBe(25);
  });

  it('count the card that is there when only the passport was lost', () => {
    expect(euros('CNI-PASSPORT', person('adult', 'passportLost'))).toBe(86);
    expect(euros('CNI-PASSPORT', person('adult', 'cardLost'))).toBe(111);
    expect(euros('CNI-PASSPORT', person('adult', 'bothStolen'))).toBe(111);
  });

  it('are none for a valid passport whose bearer changed their name, in Guyane too', () => {
    expect(euros('PASSPORT', person('adult', 'nameChange'))).toBe(0);
    expect(euros('PASSPORT', person('adult', 'nameChange'), 'guyane')).toBe(0);
  });

  it('are not spoken of where no rule speaks of them', () => {
    expect(ask('COLLECTION', [person('adult')]).persons[0]?.fees).toEqual([]);
  });
});

describe('papers by situation', () => {
  const of = (code: string, one: AppointmentPerson): readonly string[] => {
    const { persons, household } = ask(code, [one]);
    return [...ids(persons[0]?.papers ?? []), ...ids(household)];
  };

  it('asks for a birth certificate instead of an old title at the first one', () => {
    expect(of('PASSPORT', person('adult', 'first'))).toEqual([
      'pre-demande',
      'photo',
      'naissance',
      'empreintes',
      'domicile',
    ]);
  });

  it('asks for the declaration of a loss or theft, and the title that is left', () => {
    const lost = ask('CNI-PASSPORT', [person('adult', 'cardLost')]).persons[0]?.papers ?? [];
    expect(ids(lost)).toEqual(['pre-demande', 'photo', 'passeport', 'perte', 'empreintes']);
    expect(lost.find(({ id }) => id === 'passeport')?.label).toBe('Passeport actuel');
    expect(of('CNI', person('adult', 'cardStolen'))).toContain('vol');
    const alone = ask('CNI', [person('adult', 'cardLost')]).persons[0]?.papers ?? [];
    expect(alone.find(({ id }) => id === 'passeport')?.label).toBe('Passeport ou acte de naissance');
  });

  it('asks both parents of a child in alternating custody where they live, but no adult', () => {
    expect(of('CNI', person('under12', 'custodyRenewal')).slice(-3)).toEqual(['domicile', 'domicile-2', 'garde']);
    expect(of('CNI', person('adult', 'custodyRenewal'))).not.toContain('garde');
  });

  it('asks for the certificate of the new name', () => {
    expect(of('CNI', person('adult', 'nameChange'))).toContain('nom');
  });

  it('takes an unknown age for an adult and an unknown situation for a renewal', () => {
    expect(of('CNI', { preApplicationNumber: '' })).toEqual(of('CNI', person('adult', 'renewal')));
  });

  it('lets a minor of 12 or more come to collect, with a parent', () => {
    expect(of('COLLECTION', person('under12'))).toEqual(['avis', 'titre', 'parent-retrait']);
    expect(of('COLLECTION', person('from12'))).toEqual(['avis', 'titre', 'parent-retrait', 'empreinte']);
  });
});

describe('the lists of the reasons themselves', () => {
  const own = [{ id: 'impots', label: 'Avis d’imposition', detail: 'le dernier reçu' }];

  it('are the base of every act that is no title deposit', () => {
    const { persons } = papersFor(noOwnRules('mainland'), {
      reason: { ...reasonOf('HOUSING'), papers: own },
      persons: [person('adult')],
      day,
    });
    expect(persons[0]?.papers).toEqual([{ ...own[0], ruleId: '', source: '' }]);
  });

  it('do not count for title deposits', () => {
    const reason: Reason = { ...reasonOf('CNI'), papers: own };
    const { persons } = papersFor(noOwnRules('mainland'), { reason, persons: [person('adult')], day });
    expect(ids(persons[0]?.papers ?? [])).not.toContain('impots');
  });
});
