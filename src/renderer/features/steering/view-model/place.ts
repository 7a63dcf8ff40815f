import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import type { Town } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';
import { steeringText } from '#shared/i18n/fr/steering';

/** Where the figures are from: the own site, another one, or all of the town. */
export type Place = {
  readonly kind: 'own' | 'other' | 'town';
  /** How it is called. */
  readonly name: string;
  /** The town has more than one site: what is published is of all of them. */
  readonly isOneOfSeveral: boolean;
  /** Reference data of the place, under the ids of the town. Of the whole town its desks and hours are those of the own site. */
  readonly ref: SiteReference;
  readonly town: Town;
};

/** The place that a filter names: `''` = the own site, `ALL_SITES`, or the id of another. One that is gone is the own. */
export const placeOf = (town: Town, siteId: string): Place => {
  const [own] = town.sites;
  const isOneOfSeveral = town.sites.length > 1;
  if (siteId === ALL_SITES) {
    const { allSites: name } = steeringText.filters;
    return { kind: 'town', name, isOneOfSeveral, town, ref: { ...town.ref, site: { ...town.ref.site, name } } };
  }
  const other = siteId === '' || siteId === own?.id ? undefined : town.refs.get(siteId);
  const ref = other ?? town.refs.get(own?.id ?? '') ?? town.ref;
  return { kind: other ? 'other' : 'own', name: ref.site.name, isOneOfSeveral, town, ref };
};

/** Begins the names of files: nothing of the own site, else the place in plain letters. */
export const placeStem = ({ kind, name }: Pick<Place, 'kind' | 'name'>): string =>
  kind === 'own'
    ? ''
    : `${name
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll('œ', 'oe')
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')}-`;
