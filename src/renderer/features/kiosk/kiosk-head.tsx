import type { Publication } from '#shared/domain/publication/publication';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { useNow } from '../../data/queries/use-now';
import { Logo } from '../../ui/logo';

/** Whose kiosk this is, and the time. */
export const KioskHead = ({ site }: Pick<Publication, 'site'>) => (
  <header className="ki-head">
    <Logo />
    <div lang="fr">
      <b>{site.name}</b>
      <span>{site.commune}</span>
    </div>
    <time>{shortTime(civilOf(useNow(60_000), site.zone).time)}</time>
  </header>
);
