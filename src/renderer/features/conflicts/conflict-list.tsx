import { BellRing, Copy, FileWarning, Layers2, MessageCircle, UserRound, type LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import type { Conflict, ConflictKind } from '#shared/domain/conflicts/conflict';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { sayConflict } from './view-model/say-conflict';
import type { Words } from './view-model/words';

type ConflictListProps = {
  readonly conflicts: readonly Conflict[];
  readonly selected: string;
  readonly words: Words;
  readonly onSelect: (key: string) => void;
};

const icons = {
  overbooked: Layers2,
  tell: MessageCircle,
  calledTwice: BellRing,
  sameNumber: Copy,
  identity: UserRound,
  quarantined: FileWarning,
} as const satisfies Record<ConflictKind, LucideIcon>;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The list of what is to settle; arrows go up and down, what has the focus is shown. */
export const ConflictList = ({ conflicts, selected, words, onSelect }: ConflictListProps) => {
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const step = steps[event.key];
    const next = step === undefined ? undefined : conflicts[conflicts.findIndex(({ key }) => key === selected) + step];
    if (step !== undefined) event.preventDefault();
    if (!next) return;
    onSelect(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-conflict="${CSS.escape(next.key)}"]`)?.focus();
  };
  return (
    <>
      <Head title={conflictsText.toSettle} meta={conflicts.length} />
      <ul className="co-its" onKeyDown={onKeyDown}>
        {conflicts.map((conflict) => {
          const { title, line, small } = sayConflict(conflict, words);
          const isSelected = conflict.key === selected;
          return (
            <li key={conflict.key}>
              <button
                type="button"
                className={classNames('co-it', `co-it--${conflict.kind}`, isSelected && 'is-sel')}
                data-conflict={conflict.key}
                tabIndex={isSelected ? 0 : -1}
                {...(isSelected ? { 'aria-current': 'true' as const } : {})}
                onClick={() => onSelect(conflict.key)}
                onFocus={() => onSelect(conflict.key)}
              >
                <Icon of={icons[conflict.kind]} />
                <span>
                  <b>{title}</b>
                  <span>{line}</span>
                  {small !== '' && <span className="small">{small}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
};
