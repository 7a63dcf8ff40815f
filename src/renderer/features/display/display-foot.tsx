import { FileCheck } from 'lucide-react';
import { use, useEffect, useState } from 'react';

import type { Publication } from '#shared/domain/publication/publication';
import { displayText } from '#shared/i18n/fr/display';
import { formatBand } from '#shared/i18n/fr/format';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { TurningContext } from './turning';

// Two columns of two lines: what fits below the number.
const mostWaits = 4;
/** Letters of a name and its wait that fit into one line, in the wide column and in the other. */
const longWait = [34, 28] as const;

const isLong = (name: string, wait: string, at: number): boolean =>
  name.length + wait.length > (at % 2 === 0 ? longWait[0] : longWait[1]);

const turnMessageMs = 10_000;
/** Letters that fit into two lines, and into four of the next smaller size. */
const shortMessage = 60;
const longMessage = 112;

const sizeOf = (text: string): string =>
  text.length <= shortMessage ? '' : text.length <= longMessage ? 'aff-notice--middle' : 'aff-notice--long';

type WaitsOf = { readonly isOffline: boolean; readonly isClosed: boolean };

const Waits = ({ waits, isOffline, isClosed }: Pick<Publication, 'waits'> & WaitsOf) => (
  <div className="aff-waits">
    {waits.length > 0 && <h2>{displayText.waits}</h2>}
    {isClosed ? <p>{displayText.noTickets}</p> : isOffline && <p>{displayText.waitsUnknown}</p>}
    <ul>
      {waits.slice(0, mostWaits).map(({ reasonId, reason, band }, at) => (
        <li key={reasonId} className={classNames(isLong(reason, formatBand(band), at) && 'aff-wait--long')}>
          <span>{reason}</span>
          <b>{formatBand(band)}</b>
        </li>
      ))}
    </ul>
  </div>
);

const useTurning = (count: number): number => {
  const { isStill, steps } = use(TurningContext);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (count < 2 || isStill) return undefined;
    const timer = setInterval(() => setAt((one) => one + 1), turnMessageMs);
    return () => clearInterval(timer);
  }, [count, isStill]);
  return (at + steps) % Math.max(1, count);
};

const Message = ({ messages }: Pick<Publication, 'messages'>) => {
  const texts = messages.length === 0 ? [displayText.notice] : messages;
  const text = texts[useTurning(texts.length)] ?? '';
  return (
    <p className={classNames('aff-notice', sizeOf(text))}>
      <Icon of={FileCheck} />
      <span>{text}</span>
    </p>
  );
};

type DisplayFootProps = WaitsOf & { readonly publication: Publication };

/** Waits on the left, the messages of the town hall on the right. Without its source a wait is known no more, and goes. */
export const DisplayFoot = ({ publication, isOffline, isClosed }: DisplayFootProps) => (
  <footer className="aff-foot">
    <Waits waits={isOffline || isClosed ? [] : publication.waits} isOffline={isOffline} isClosed={isClosed} />
    <Message messages={publication.messages} />
  </footer>
);
