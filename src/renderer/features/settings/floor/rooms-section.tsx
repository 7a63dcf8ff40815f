import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';

import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { RoomForm } from './room-form';

/** Where people wait who were set aside. */
export const RoomsSection = ({ reference: { rooms }, params, onNavigate }: SectionProps) => {
  const selected = selectedEntry('rooms', params, onNavigate);
  const room = entryById(rooms, selected.id);
  return (
    <EntrySection
      {...selected}
      title={settingsText.sections.rooms}
      texts={settingsFloorText.rooms}
      rows={rooms
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
        .map(({ id, name, wayHint }) => ({ id, title: name, detail: wayHint }))}
    >
      {(room !== undefined || selected.id === newEntry) && (
        <div className="set-side">
          <RoomForm key={selected.id} room={room} onDone={selected.select} />
        </div>
      )}
    </EntrySection>
  );
};
