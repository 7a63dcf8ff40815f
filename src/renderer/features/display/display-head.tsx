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

/** Whose waiting room this is, its opening hours and the time. */
export const DisplayHead = ({ site, hours }: Pick<Publication, 'site' | 'hours'>) => (
  <header className="aff-head">
    <Logo />
    <div>
      <b>{site.name}</b>
      <span>{site.commune}</span>
    </div>
    <p className="aff-hours">{hours}</p>
    <Clock zone={site.zone} />
  </header>
);
