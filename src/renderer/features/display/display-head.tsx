import type { Publication } from '#shared/domain/publication/publication';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { useNow } from '../../data/queries/use-now';
import { Logo } from '../../ui/logo';

/** Whose waiting room this is, its opening hours and the time. */
export const DisplayHead = ({ site, hours }: Pick<Publication, 'site' | 'hours'>) => (
  <header className="aff-head">
    <Logo />
    <div>
      <b>{site.name}</b>
      <span>{site.commune}</span>
    </div>
    <p className="aff-hours">{hours}</p>
    <time>{shortTime(civilOf(useNow(60_000), site.zone).time)}</time>
  </header>
);
