import type { ReactNode } from 'react';

import { supervisionText } from '#shared/i18n/fr/supervision';

import { Segmented } from '../../ui/segmented';

export const modes = ['live', 'day', 'week'] as const;
/** Now, a whole day, or a week. */
export type Mode = (typeof modes)[number];

type TopLineProps = {
  readonly title: string;
  readonly about: string;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly children?: ReactNode;
};

/** The head of the screen: one sentence, what it stands on, and the choice of the period. */
export const TopLine = ({ title, about, mode, onMode, children }: TopLineProps) => (
  <header className="su-top">
    <div className="su-said">
      <h2>{title}</h2>
      <p className="meta">{about}</p>
    </div>
    {children}
    <Segmented
      label={supervisionText.modes.title}
      hideLabel
      size="small"
      options={modes.map((id) => ({ id, label: supervisionText.modes[id] }))}
      value={mode}
      onChange={onMode}
    />
  </header>
);
