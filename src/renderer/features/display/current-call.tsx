import { ArrowLeft, ArrowRight, ArrowUp, BellRing, Volume2 } from 'lucide-react';

import type { PublishedCall } from '#shared/domain/publication/publication';
import { displayText } from '#shared/i18n/fr/display';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { placeOf, wordsOf } from './call-words';

const longLabel = 5;
const longPlace = 14;
/** What fits into the line above the number. */
const longWords = 54;
const arrows = { left: ArrowLeft, right: ArrowRight, ahead: ArrowUp } as const;

const Nobody = () => (
  <div className="aff-none">
    <p>{displayText.noCall}</p>
    <p>{displayText.noCallHint}</p>
  </div>
);

const Way = ({ call }: { readonly call: PublishedCall }) => {
  const place = placeOf(call);
  return (
    <>
      <div className={classNames('aff-to', place.length > longPlace && 'aff-to--long')}>
        {call.direction !== '' && <Icon of={arrows[call.direction]} />}
        <b>{place}</b>
      </div>
      <p className="aff-way">{call.wayHint}</p>
    </>
  );
};

type CurrentCallProps = {
  readonly call: PublishedCall | null;
  /** The call that is announced now; its words stand as long as one hears them. */
  readonly saying: PublishedCall | null;
  readonly turn: number;
};

/** The number called last, as large as fits, with desk and way. */
export const CurrentCall = ({ call, saying, turn }: CurrentCallProps) => (
  <section className="aff-now" aria-label={displayText.called}>
    {saying ? (
      <p className={classNames('aff-label aff-label--said', wordsOf(saying).length > longWords && 'aff-label--long')}>
        <Icon of={Volume2} />
        {wordsOf(saying)}
      </p>
    ) : (
      <p className="aff-label">
        <Icon of={BellRing} />
        {displayText.called}
      </p>
    )}
    {call === null ? (
      <Nobody />
    ) : (
      <>
        <div className="aff-big">
          <span
            key={turn}
            className={classNames(
              'aff-plate',
              call.label.length > longLabel && 'aff-plate--long',
              saying !== null && 'is-new',
            )}
          >
            {call.label}
          </span>
        </div>
        <Way call={call} />
      </>
    )}
    <p className="sr" aria-live="assertive">
      {saying ? wordsOf(saying) : ''}
    </p>
  </section>
);
