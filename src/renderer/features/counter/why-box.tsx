import { Info } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

type WhyBoxProps = {
  readonly label: string;
  readonly why: readonly string[];
  /** `null` = nobody is called now. */
  readonly onOther: (() => void) | null;
};

/** « Pourquoi A049 ? »: the reasons of a choice that the machine made, and the way around it. */
export const WhyBox = ({ label, why, onOther }: WhyBoxProps) => (
  <div className="why">
    <h3>
      <Icon of={Info} /> {counterText.why.title(label)}
    </h3>
    <ol>
      {why.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
    {onOther && (
      <Button tone="link" className="meta" keys="Ctrl F8" onPress={onOther}>
        {counterText.next.someoneElse}
      </Button>
    )}
  </div>
);
