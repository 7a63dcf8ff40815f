import type { LucideIcon } from 'lucide-react';

import { classNames } from './class-names';

type IconProps = {
  /** An icon imported by name from `lucide-react`. */
  readonly of: LucideIcon;
  /** Pixels at the usual root size; 16 unless told. */
  readonly size?: number;
  readonly className?: string;
};

/** A lucide icon as ui.css draws it. It never speaks: the word beside it does. */
export const Icon = ({ of: Drawing, size, className }: IconProps) => (
  <Drawing
    className={classNames('i', className)}
    aria-hidden="true"
    {...(size === undefined ? {} : { style: { fontSize: `${size / 16}rem` } })}
  />
);
