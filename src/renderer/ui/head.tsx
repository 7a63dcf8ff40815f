import type { ReactNode } from 'react';

import { Kbd } from './kbd';

type HeadProps = {
  readonly title: ReactNode;
  /** A few quiet words after the title: a count. */
  readonly meta?: ReactNode;
  readonly keys?: string;
  /** At the right end: a link or a legend. */
  readonly end?: ReactNode;
  readonly level?: 2 | 3;
  readonly id?: string;
};

/** A heading on its ink line, as in a register. */
export const Head = ({ title, meta, keys, end, level = 2, id }: HeadProps) => {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="head">
      <Title {...(id === undefined ? {} : { id })}>{title}</Title>
      {meta !== undefined && <span className="meta">{meta}</span>}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
      {end !== undefined && <span className="end">{end}</span>}
    </div>
  );
};
