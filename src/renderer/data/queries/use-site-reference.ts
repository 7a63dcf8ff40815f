import { map } from 'rxjs';

import type { Reference, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';

import { watchAll } from '../plain';
import { useLive } from './use-live';

/** All reference data of the site; `null` while it is not known. */
export const useSiteReference = (): SiteReference | null =>
  useLive<SiteReference | null>(
    'reference',
    (database) => watchAll<Reference>(database.reference.find()).pipe(map(toSiteReference)),
    null,
  );
