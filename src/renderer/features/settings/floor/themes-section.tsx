import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';

import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { ThemeForm } from './theme-form';
import { themeRows } from './theme-rows';

const texts = settingsFloorText.themes;

/** What services were about, by department. */
export const ThemesSection = ({ reference, params, onNavigate }: SectionProps) => {
  const selected = selectedEntry('themes', params, onNavigate);
  const theme = entryById(reference.themes, selected.id);
  const empty = reference.departments.length === 0 ? texts.noDepartments : texts.empty;
  return (
    <EntrySection
      {...selected}
      title={settingsText.sections.themes}
      texts={{ ...texts, empty }}
      rows={themeRows(reference)}
    >
      {(theme !== undefined || selected.id === newEntry) && (
        <div className="set-side">
          <ThemeForm key={selected.id} reference={reference} theme={theme} onDone={selected.select} />
        </div>
      )}
    </EntrySection>
  );
};
