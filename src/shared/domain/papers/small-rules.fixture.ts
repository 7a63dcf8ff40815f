import type { Reason, SiteReference } from '../model/reference';

type Rules = Pick<SiteReference, 'site' | 'situations' | 'paperRules' | 'feeRules'>;

/** A site of a territory that has no rules of its own: what Guichet ships counts. */
export const noOwnRules = (territory: SiteReference['site']['territory']): Rules => ({
  site: {
    id: 'site',
    kind: 'site',
    name: 'Hôtel de ville',
    commune: 'Fontbelle-sur-Loire',
    zone: 'Europe/Paris',
    territory,
    accent: '#1b4a8f',
    waitGoalMin: 20,
  },
  situations: [],
  paperRules: [],
  feeRules: [],
});

const acts: Readonly<Record<string, Reason['act']>> = {
  CNI: 'deposit',
  PASSPORT: 'deposit',
  'CNI-PASSPORT': 'deposit',
  COLLECTION: 'collection',
};

/** A reason by its code, without papers of its own. */
export const reasonOf = (code: string): Reason => ({
  id: `reason-${code.toLowerCase()}`,
  kind: 'reason',
  code,
  name: code,
  shortName: code,
  departmentId: 'department',
  act: acts[code] ?? 'other',
  durationsMin: [20, 35, 50],
  needsStation: acts[code] === 'deposit',
  asksPreApplication: acts[code] === 'deposit',
  bookable: true,
  walkIn: true,
  favourite: 0,
  icon: '',
  papers: [],
});
