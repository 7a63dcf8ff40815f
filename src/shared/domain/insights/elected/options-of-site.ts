import type { SiteReference } from '../../model/reference';
import type { ElectedOptions } from './yearly-report';

/** What a site's settings add to the facts for the report of the elected: its inhabitants, and the reasons that nobody else may see. */
export const optionsOfSite = ({ site, reasons }: SiteReference): ElectedOptions => ({
  inhabitants: site.inhabitants === undefined ? {} : { [site.id]: site.inhabitants },
  untoldReasonIds: new Set(reasons.filter(({ sensitive = false }) => sensitive).map(({ id }) => id)),
});
