import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names';
import { Icon } from './icon';

type TagProps = {
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly tone?: 'default' | 'warn' | 'bad' | 'ok' | 'pencil';
  readonly className?: string;
};

/** A fact of two words on a small ground: « RDV 10:20 ». */
export const Tag = ({ children, icon, tone = 'default', className }: TagProps) => (
  <span className={classNames('tag', tone !== 'default' && `tag--${tone}`, className)}>
    {icon && <Icon of={icon} />}
    {children}
  </span>
);
