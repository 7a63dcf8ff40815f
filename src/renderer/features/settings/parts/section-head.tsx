import type { ReactNode } from 'react';

type SectionHeadProps = {
  readonly title: string;
  /** One sentence: what is set here and whom it touches. */
  readonly lead: string;
  /** At the right end: the button that begins a new entry. */
  readonly end?: ReactNode;
};

/** The head of a section: its title, what it is about, and what can be added. */
export const SectionHead = ({ title, lead, end }: SectionHeadProps) => (
  <header className="set-head">
    <div>
      <h2>{title}</h2>
      <p className="meta">{lead}</p>
    </div>
    {end}
  </header>
);
