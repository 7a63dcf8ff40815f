import { useEffect, useState } from 'react';

import type { Publication } from '#shared/domain/publication/publication';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { now } from '../../platform/clock';
import { Logo } from '../../ui/logo';

const Clock = ({ zone }: { readonly zone: string }) => {
  const [time, setTime] = useState('');
  useEffect(() => {
    const show = () => setTime(shortTime(civilOf(now().toISOString(), zone).time));
    show();
    const timer = setInterval(show, 1_000);
    return () => clearInterval(timer);
  }, [zone]);
  return <time>{time}</time>;
};

/** Whose kiosk this is, and the time. */
export const KioskHead = ({ site }: Pick<Publication, 'site'>) => (
  <header className="ki-head">
    <Logo />
    <div lang="fr">
      <b>{site.name}</b>
      <span>{site.commune}</span>
    </div>
    <Clock zone={site.zone} />
  </header>
);
