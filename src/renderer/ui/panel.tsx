import type { ReactNode } from 'react';
import { useId } from 'react';

import { Button } from './button';
import { classNames } from './class-names';

type PanelProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Stands still at the foot while the content scrolls: the main act. */
  readonly footer?: ReactNode;
  /** With its words, since texts live outside this kit. */
  readonly close?: { readonly label: string; readonly keys?: string; readonly run: () => void };
  readonly className?: string;
};

/** The side of a screen where one thing is written or read in full. */
export const Panel = ({ title, children, footer, close, className }: PanelProps) => {
  const titleId = useId();
  return (
    <aside className={classNames('panel', className)} aria-labelledby={titleId}>
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
