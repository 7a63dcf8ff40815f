import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { Icon } from '../../ui/icon';

type SaidScreenProps = {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly hint: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** A plain sentence over the whole screen, and what to do. */
export const SaidScreen = ({ icon, title, hint, children }: SaidScreenProps) => (
  <section className="ki-said">
    {icon && <Icon of={icon} />}
    <h2 data-focus tabIndex={-1}>
      {title}
    </h2>
    <p>{hint}</p>
    {children !== undefined && children !== false && <div className="ki-acts">{children}</div>}
  </section>
);
