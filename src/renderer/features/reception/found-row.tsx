import type { ReactNode } from 'react';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';

/** Something that can be done about a row; the first of a row is what Entrée does. */
export type RowAct = {
  readonly label: string;
  readonly run: () => void;
  readonly keys?: string;
  /** It opens a question, and nothing is done yet. */
  readonly asks?: boolean;
};

type FoundRowProps = {
  readonly name: ReactNode;
  readonly lines: readonly string[];
  /** At the end of the row, shown without choosing it. */
  readonly end?: ReactNode;
  readonly acts: readonly RowAct[];
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

/** Somebody who is not expected now, or a number: what they have, and once chosen what can be done. */
export const FoundRowItem = ({ name, lines, end, acts, isSelected, onSelect }: FoundRowProps) => (
  <li className={classNames('arr', isSelected && 'is-sel')}>
    <div className="arr-line">
      <button type="button" className="arr-pick arr-pick--found" aria-expanded={isSelected} onClick={onSelect}>
        <span className="who-what">
          <b className={isSelected ? '' : 'clip'}>{name}</b>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </button>
      {end}
    </div>
    {isSelected && (
      <div className="arr-do arr-do--found">
        {acts.map(({ label, run, keys }, at) => (
          <Button
            key={label}
            size="small"
            {...(at === 0 ? { tone: 'main', keys: 'Entrée' } : keys === undefined ? {} : { keys })}
            onPress={run}
          >
            {label}
          </Button>
        ))}
      </div>
    )}
  </li>
);
