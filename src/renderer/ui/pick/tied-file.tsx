import { useLayoutEffect, useRef } from 'react';

import { Button } from '../button';
import { useKeys } from '../keys';

const key = 'Alt A';

type TiedFileProps = {
  /** Whose file it is, or that a new one will be made. */
  readonly said: string;
  /** The other way round. */
  readonly turn: string;
  readonly onTurn: () => void;
};

/** Says under the field of a name which file a form is tied to, and takes the other way by one key: a name is no proof of who stands there. */
export const TiedFile = ({ said, turn, onTurn }: TiedFileProps) => {
  const line = useRef<HTMLParagraphElement>(null);
  useKeys([{ id: 'turnTie', key, label: turn, run: onTurn }]);
  // In a small window it would lie below what is seen, and whose file it is would be found out too late.
  useLayoutEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), [said]);
  return (
    <p className="tied-file" ref={line}>
      <span role="status">{said}</span>
      <Button tone="link" size="small" keys={key} onPress={onTurn} excludeFromTabOrder>
        {turn}
      </Button>
    </p>
  );
};
