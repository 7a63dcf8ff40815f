import type { ReactNode } from 'react';
import { useId } from 'react';

import { Button } from './button';
import { classNames } from './class-names';
import { groundOf, type Ground } from './ground';
import { homeAt } from './keep-focus';

type PanelProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Stands still at the foot while the content scrolls: the main act. */
  readonly footer?: ReactNode;
  /** With its words, since texts live outside this kit. */
  readonly close?: { readonly label: string; readonly keys?: string; readonly run: () => void };
  readonly className?: string;
  /** The ground of the keys of its own lists. */
  readonly ground?: Ground;
  /** Where the focus goes when it would be lost; the first field unless told. */
  readonly home?: string;
};

/** The side of a screen where one thing is written or read in full. */
export const Panel = ({ title, children, footer, close, className, ground, home }: PanelProps) => {
  const titleId = useId();
  return (
    <aside
      className={classNames('panel', className)}
      aria-labelledby={titleId}
      {...homeAt(home)}
      {...(ground ? groundOf(ground) : {})}
    >
      <header className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {close && (
          <Button tone="plain" size="small" onPress={close.run} keys={close.keys ?? 'Échap'}>
            {close.label}
          </Button>
        )}
      </header>
      <div className="panel-body">{children}</div>
      {footer !== undefined && <footer className="panel-foot">{footer}</footer>}
    </aside>
  );
};
