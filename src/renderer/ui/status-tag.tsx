import type { ReactNode } from 'react';

import { classNames } from './class-names';
import { Icon } from './icon';
import { signs, type SignName } from './signs';

type StatusTagProps = {
  readonly sign: SignName;
  /** The word of the state; hidden from sight (not from readers) with `iconOnly`. */
  readonly children: ReactNode;
  /** `tag` stands on its own small ground; `line` is bare text with its icon. */
  readonly look?: 'line' | 'tag';
  readonly iconOnly?: boolean;
  readonly className?: string;
};

/** A state as icon + word + colour. */
export const StatusTag = ({ sign, children, look = 'line', iconOnly = false, className }: StatusTagProps) => {
  const { icon, tone } = signs[sign];
  const block = look === 'tag' ? 'tag' : 'st';
  return (
    <span className={classNames(block, tone !== 'ink' && `${block}--${tone}`, className)}>
      <Icon of={icon} />
      <span className={iconOnly ? 'sr' : undefined}>{children}</span>
    </span>
  );
};
