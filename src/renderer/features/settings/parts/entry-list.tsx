import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { classNames } from '../../../ui/class-names';
import { Head } from '../../../ui/head';
import { Tag } from '../../../ui/tag';
import { enterForm, formIn } from './enter-form';
import { nextInList } from './next-in-list';
import { UnsavedNote, useUnsavedKeys } from './unsaved';

/** One line of a list of entries. */
export type EntryRow = {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  /** At the right end: a tag, a figure. */
  readonly end?: ReactNode;
  /** It no longer counts: written paler. */
  readonly isPast?: boolean;
  /** Lines of one group stand under its heading. */
  readonly group?: string;
};

type EntryListProps = {
  readonly label: string;
  readonly rows: readonly EntryRow[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** What stands there when there is no line: why, and what can be done. */
  readonly empty: string;
};

type RowProps = {
  readonly row: EntryRow;
  readonly isSelected: boolean;
  readonly isUnsaved: boolean;
  /** The one that Tab stops at. */
  readonly isStop: boolean;
  readonly onSelect: (id: string) => void;
};

const Row = ({ row, isSelected, isUnsaved, isStop, onSelect }: RowProps) => (
  <button
    type="button"
    className={classNames('set-row', isSelected && 'is-sel', row.isPast && 'is-past')}
    data-entry={row.id}
    tabIndex={isStop ? 0 : -1}
    {...(isSelected ? { 'aria-current': 'true' as const } : {})}
    onClick={() => onSelect(row.id)}
  >
    <span>
      <b>{row.title}</b>
      {row.detail !== undefined && row.detail !== '' && <span className="meta">{row.detail}</span>}
    </span>
    {(isUnsaved || row.end !== undefined) && (
      <span>
        {isUnsaved && <Tag tone="warn">{settingsText.unsaved.mark}</Tag>} {row.end}
      </span>
    )}
  </button>
);

/** The entries of a section: arrows go up and down and show, Enter and → go into the form. */
export const EntryList = ({ label, rows, selected, onSelect, empty }: EntryListProps) => {
  const stop = rows.some(({ id }) => id === selected) ? selected : rows[0]?.id;
  const list = useRef<HTMLUListElement>(null);
  const unsaved = useUnsavedKeys();
  // A form that was saved or went has taken the focus with it: it goes on in the list.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextInList(
      rows.map(({ id }) => id),
      stop,
      event.key,
    );
    if (next === undefined && event.key !== 'Enter' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const element = event.currentTarget;
    if (next === undefined) {
      const section = element.closest('.set-section');
      const leaves = stop === selected ? null : formIn(section);
      if (stop !== undefined) onSelect(stop);
      enterForm(section, leaves);
      return;
    }
    onSelect(next);
    element.querySelector<HTMLElement>(`[data-entry="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <>
      <UnsavedNote />
      {rows.length === 0 ? (
        <p className="set-empty">{empty}</p>
      ) : (
        <ul aria-label={label} onKeyDown={onKeyDown} ref={list}>
          {rows.map((row, index) => (
            <li key={row.id}>
              {row.group !== undefined && row.group !== rows[index - 1]?.group && <Head title={row.group} level={3} />}
              <Row
                row={row}
                isSelected={row.id === selected}
                isUnsaved={unsaved.has(row.id)}
                isStop={row.id === stop}
                onSelect={onSelect}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
