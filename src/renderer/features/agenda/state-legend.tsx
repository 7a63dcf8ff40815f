import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { statusText } from '#shared/i18n/fr/common';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import { blockStates, type BlockState } from './view-model/block-state';
import type { QuotaUse } from './view-model/quota-use';

type StateLegendProps = {
  /** Before the store answered nobody knows how many there are. */
  readonly isKnown: boolean;
  /** This desk holds the appointments of the day: else there is nothing to count. */
  readonly isHeld: boolean;
  readonly counts: Readonly<Record<BlockState, number>>;
  readonly filter: BlockState | null;
  readonly onFilter: (state: BlockState | null) => void;
  readonly quotas: readonly QuotaUse[];
};

/** How many of each state; pressing one leaves only its blocks in full ink. */
export const StateLegend = ({ isKnown, isHeld, counts, filter, onFilter, quotas }: StateLegendProps) => (
  <div className="ag-legend" role="group" aria-label={agendaText.legend.label} aria-busy={!isKnown}>
    {(isKnown && isHeld ? blockStates : [])
      .filter((state) => counts[state] > 0 || state === 'booked' || state === filter)
      .map((state) => {
        const { look, sign } = blockSigns[state];
        return (
          <button
            key={state}
            type="button"
            className={`ag-lg ag-lg--${look}`}
            aria-pressed={filter === state}
            onClick={() => onFilter(filter === state ? null : state)}
          >
            {sign ? <Icon of={signs[sign].icon} /> : <i />}
            {statusText[state]} <b>{counts[state]}</b>
          </button>
        );
      })}
    {(isKnown && isHeld ? quotas : []).map(({ id, label, taken, most }) => (
      <span
        key={id}
        className={classNames('ag-quota', taken >= most && 'is-full')}
        title={agendaViewsText.quotaTitle(taken, most)}
      >
        {agendaViewsText.quota(label, taken, most)}
      </span>
    ))}
  </div>
);
