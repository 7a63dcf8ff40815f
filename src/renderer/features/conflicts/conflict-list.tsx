import {
  BellRing,
  CalendarX2,
  Copy,
  FileQuestion,
  FileWarning,
  Layers2,
  MessageCircle,
  Split,
  Ticket as TicketIcon,
  Tickets,
  UserRound,
  UserRoundMinus,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react';
import { Fragment, type KeyboardEvent } from 'react';

import { isDisagreement, type Conflict, type ConflictKind } from '#shared/domain/conflicts/conflict';
import { countKinds, type Listed } from '#shared/domain/conflicts/listed';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { sayConflict } from './view-model/say-conflict';
import type { Words } from './view-model/words';

type ConflictListProps = {
  readonly listed: Listed;
  readonly selected: string;
  readonly words: Words;
  readonly onSelect: (key: string) => void;
};

const icons = {
  overbooked: Layers2,
  crossed: Split,
  tell: MessageCircle,
  calledTwice: BellRing,
  twoTickets: Tickets,
  ticketNumber: TicketIcon,
  double: CalendarX2,
  sameNumber: Copy,
  identity: UserRound,
  unproved: UserRoundX,
  quarantined: FileWarning,
  unreadable: FileQuestion,
  erased: UserRoundMinus,
} as const satisfies Record<ConflictKind, LucideIcon>;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

type ItemProps = Pick<ConflictListProps, 'words' | 'onSelect'> & {
  readonly conflict: Conflict;
  readonly isSelected: boolean;
};

const Item = ({ conflict, isSelected, words, onSelect }: ItemProps) => {
  const { title, line, small } = sayConflict(conflict, words);
  return (
    <li>
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
};

/** How many more of a kind there are than are listed. */
const More = ({ number }: { readonly number: number }) =>
  number > 0 && <li className="co-more meta">{conflictsText.more(number)}</li>;

type Of = Pick<Conflict, 'kind'>;

/** The list of what is to settle, and below it whom a settlement moved; arrows go through both, what has the focus is shown. */
export const ConflictList = ({ listed, selected, words, onSelect }: ConflictListProps) => {
  const { conflicts, unlisted } = listed;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key];
    const next = step === undefined ? undefined : conflicts[conflicts.findIndex(({ key }) => key === selected) + step];
    if (step !== undefined) event.preventDefault();
    if (!next) return;
    onSelect(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-conflict="${CSS.escape(next.key)}"]`)?.focus();
  };
  const parts = [
    { title: conflictsText.toSettle, fits: isDisagreement, isAlways: true },
    { title: conflictsText.toTell, fits: ({ kind }: Of) => kind === 'tell', isAlways: false },
    { title: conflictsText.unreadable, fits: ({ kind }: Of) => kind === 'unreadable', isAlways: false },
  ];
  return (
    <div onKeyDown={onKeyDown} role="group" aria-label={conflictsText.title}>
      {parts.map(({ title, fits, isAlways }) => {
        const items = conflicts.filter(fits);
        return (
          (isAlways || items.length > 0) && (
            <div key={title}>
              <Head title={title} meta={countKinds(listed, fits)} />
              <ul className="co-its">
                {items.map((conflict, at) => (
                  <Fragment key={conflict.key}>
                    <Item
                      conflict={conflict}
                      isSelected={conflict.key === selected}
                      words={words}
                      onSelect={onSelect}
                    />
                    {conflict.kind !== items[at + 1]?.kind && <More number={unlisted.get(conflict.kind) ?? 0} />}
                  </Fragment>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </div>
  );
};
