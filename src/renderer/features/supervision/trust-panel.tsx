import type { ReactNode } from 'react';

import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { Icon } from '../../ui/icon';
import { signs, type SignName } from '../../ui/signs';
import { classNames } from '../../ui/class-names';
import { PanelFrame } from './panel-frame';

const text = supervisionText.trust;

/** What the trust panel says; counts of this desk's own store. Times are civil. */
export type TrustFacts = {
  readonly isOffline: boolean;
  readonly since: string;
  readonly lastExchange: string;
  readonly toSend: number;
  readonly overbooked: number;
  readonly calledTwice: number;
  readonly withoutOutcome: number;
  readonly driftMin: number;
};

const Line = ({
  sign,
  title,
  children,
}: {
  readonly sign: SignName;
  readonly title: string;
  readonly children?: ReactNode;
}) => (
  <li>
    <span className={classNames('st', `st--${signs[sign].tone}`)}>
      <Icon of={signs[sign].icon} />
    </span>
    <div>
      <b>{title}</b>
      {children !== undefined && <span className="small">{children}</span>}
    </div>
  </li>
);

/** Whether the figures can be believed: what this desk does not know yet, and what waits for someone's decision. */
export const TrustPanel = ({ facts }: { readonly facts: TrustFacts }) => (
  <PanelFrame area="tru" title={text.title}>
    <ul className="trust">
      {facts.isOffline ? (
        <Line sign="offline" title={text.offline(shortTime(facts.since))}>
          {text.offlineHint}
        </Line>
      ) : (
        <Line sign="synced" title={text.synced}>
          {facts.lastExchange !== '' && text.syncedAt(shortTime(facts.lastExchange))}
        </Line>
      )}
      {facts.toSend > 0 && (
        <Line sign="pending" title={text.toSend(facts.toSend)}>
          {text.toSendHint}
        </Line>
      )}
      {facts.overbooked > 0 ? (
        <Line sign="overbooked" title={text.overbooked(facts.overbooked)} />
      ) : (
        <Line sign="synced" title={text.noOverbooked} />
      )}
      {facts.calledTwice > 0 ? (
        <Line sign="calledTwice" title={text.calledTwice(facts.calledTwice)} />
      ) : (
        <Line sign="synced" title={text.noCalledTwice} />
      )}
      {facts.withoutOutcome > 0 ? (
        <Line sign="needsOutcome" title={text.needsOutcome(facts.withoutOutcome)} />
      ) : (
        <Line sign="synced" title={text.noNeedsOutcome} />
      )}
      {facts.driftMin > 0 && <Line sign="clockDrift" title={text.drift(facts.driftMin)} />}
    </ul>
  </PanelFrame>
);
