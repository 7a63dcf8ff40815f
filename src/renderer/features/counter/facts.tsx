import type { ReactNode } from 'react';

import { counterText } from '#shared/i18n/fr/counter';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import type { Fact } from './view-model/service-facts';

type FactsProps = {
  readonly facts: readonly Fact[];
  readonly isBooked: boolean;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
};

/** What is known of the visit: when it was booked, when the person came, how to reach them. */
export const Facts = ({ facts, isBooked, onOpen, children }: FactsProps) => (
  <div className="facts">
    <Head
      title={isBooked ? counterText.facts.appointment : counterText.facts.walkIn}
      level={3}
      end={
        onOpen && (
          <Button tone="link" className="meta" onPress={onOpen}>
            {counterText.facts.open}
          </Button>
        )
      }
    />
    <dl>
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
    {children}
  </div>
);
