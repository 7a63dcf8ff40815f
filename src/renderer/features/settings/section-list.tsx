import type { KeyboardEvent, RefObject } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { classNames } from '../../ui/class-names';
import { nextInList } from './parts/next-in-list';
import type { SettingsSection } from './section';

type SectionListProps = {
  readonly sections: readonly SettingsSection[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Goes into the section that is shown. */
  readonly onEnter: () => void;
  readonly listRef: RefObject<HTMLElement | null>;
};

/** The list of sections: arrows go up and down, Enter and → go into what is shown. */
export const SectionList = ({ sections, selected, onSelect, onEnter, listRef }: SectionListProps) => {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextInList(
      sections.map(({ id }) => id),
      selected,
      event.key,
    );
    if (next === undefined && event.key !== 'Enter' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    if (next === undefined) {
      onEnter();
      return;
    }
    onSelect(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus();
  };
  return (
    <nav className="set-list" aria-label={settingsText.sectionsLabel} onKeyDown={onKeyDown} ref={listRef}>
      {sections.map((section, index) => (
        <div key={section.id}>
          {section.group !== sections[index - 1]?.group && <h2>{settingsText.groups[section.group]}</h2>}
          <button
            type="button"
            className={classNames('set-it', section.id === selected && 'is-sel')}
            data-section={section.id}
            tabIndex={section.id === selected ? 0 : -1}
            {...(section.id === selected ? { 'aria-current': 'true' as const } : {})}
            onClick={() => onSelect(section.id)}
          >
            {section.label}
          </button>
        </div>
      ))}
    </nav>
  );
};
