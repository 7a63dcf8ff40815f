import { ArrowUp, X } from 'lucide-react';

import { Button } from '../../../ui/button';

type OrderActsProps = {
  readonly upLabel: string;
  readonly removeLabel: string;
  readonly isFirst: boolean;
  readonly onUp: () => void;
  readonly onRemove: () => void;
};

/** What can be done with a line of an ordered list: a place up, away. */
export const OrderActs = ({ upLabel, removeLabel, isFirst, onUp, onRemove }: OrderActsProps) => (
  <>
    <Button tone="plain" icon={ArrowUp} label={upLabel} isDisabled={isFirst} onPress={onUp} />
    <Button tone="plain" icon={X} label={removeLabel} onPress={onRemove} />
  </>
);
