import { Search } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { commonText } from '#shared/i18n/fr/common';

import { classNames } from '../class-names';
import { Icon } from '../icon';
import { useComboList } from '../voice/combo-list';
import { beginsWords, firstMeant, soleMeant } from './pick-typed';

export type PickItem = {
  readonly id: string;
  /** What is looked for in it. */
  readonly text: string;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
};

export type PickSection = { readonly id: string; readonly title: string; readonly items: readonly PickItem[] };

type PickListProps = {
  readonly label: string;
  readonly sections: readonly PickSection[];
  readonly onPick: (id: string) => void;
  /** What can be typed, in a few words. */
  readonly placeholder?: string;
  /** Whether a line is meant by what was typed; unless told, each typed word begins a word of the line. */
  readonly isMeant?: (item: PickItem, typed: string) => boolean;
  /** Whether what was typed is a line and no other, as the number of a ticket is: it is marked before all that are meant. */
  readonly isExact?: (item: PickItem, typed: string) => boolean;
  /** What Entrée says where several lines are meant: then none is marked before an arrow, and Entrée takes none. */
  readonly several?: string;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * A list that is open from the start, under a field: what is typed leaves the lines that it means, arrows go from line to line, Entrée
 * takes the one that is marked. A text that means no line leaves none, so that Entrée takes nothing that was not asked for; nor does it
 * take another line when the marked one goes away.
 */
export const PickList = ({
  label,
  sections,
  onPick,
  placeholder,
  isExact,
  isMeant = beginsWords,
  several,
}: PickListProps) => {
  const meantBy = (text: string): readonly PickSection[] =>
    sections
      .map((section) => ({
        ...section,
        items: text.trim() === '' ? section.items : section.items.filter((item) => isMeant(item, text)),
      }))
      .filter(({ items }) => items.length > 0);
  const itemsOf = (some: readonly PickSection[]): readonly PickItem[] =>
    some.flatMap(({ items }) => items).filter(({ isDisabled }) => !isDisabled);
  const [typed, setTyped] = useState('');
  const [markedId, setMarkedId] = useState(() => itemsOf(sections)[0]?.id ?? '');
  /** Entrée found several lines and none that is marked. */
  const [isAsked, setAsked] = useState(false);
  const marked = useRef<HTMLDivElement>(null);
  const shown = meantBy(typed);
  const able = itemsOf(shown);
  const at = able.findIndex(({ id }) => id === markedId);
  const lines = shown.flatMap(({ items }) => items);
  const combo = useComboList({ label, count: lines.length, at: lines.findIndex((item) => item === able[at]) });
  useLayoutEffect(() => marked.current?.scrollIntoView({ block: 'nearest' }), [markedId]);

  const type = (text: string): void => {
    setTyped(text);
    setAsked(false);
    const left = meantBy(text);
    const able = itemsOf(left);
    // A line that cannot be taken any more may be the one that is meant.
    const sole =
      several === undefined
        ? undefined
        : soleMeant(
            left.flatMap(({ items }) => items),
            text,
            isExact,
          );
    const meant = several === undefined ? firstMeant(able, text, isExact) : sole?.isDisabled ? undefined : sole;
    setMarkedId((text.trim() === '' ? able[0] : meant)?.id ?? '');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    const next = at < 0 ? ((step ?? 0) < 0 ? able.length - 1 : 0) : at + (step ?? 0);
    setAsked(step === undefined && at < 0);
    if (step !== undefined) setMarkedId(able[Math.min(able.length - 1, Math.max(0, next))]?.id ?? '');
    else if (!event.repeat && at >= 0) onPick(markedId);
  };
  const word =
    shown.length === 0
      ? commonText.noneMeant
      : isAsked && able.length > 1
        ? (several ?? '')
        : isAsked
          ? commonText.lineGone
          : '';
  return (
    <>
      <label className="input picks-find">
        <Icon of={Search} />
        <span className="sr">{label}</span>
        <input
          autoFocus
          {...combo.field}
          placeholder={placeholder ?? commonText.find}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="picks" {...combo.list}>
        {shown.map(({ id: sectionId, title, items }) => (
          <div key={sectionId} role="group" aria-label={title}>
            <div className="picks-head" role="presentation">
              {title}
            </div>
            {items.map((item) => {
              const { id, content, isDisabled = false } = item;
              const option = combo.option(lines.indexOf(item));
              return (
                <div
                  key={id}
                  {...option}
                  ref={id === markedId ? marked : null}
                  aria-disabled={isDisabled}
                  className={classNames('option pick', option['aria-selected'] && 'is-at')}
                  onClick={() => !isDisabled && onPick(id)}
                >
                  {content}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={word === '' ? 'sr' : 'meta'} role="status">
        {word}
      </p>
    </>
  );
};
