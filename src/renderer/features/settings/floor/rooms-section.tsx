import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';
import type { Room } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';

import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { TextField } from '../../../ui/text-field';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';

type RoomBody = Omit<Room, 'id'>;
type RoomFormProps = { readonly room: Room | undefined; readonly onDone: (id: string) => void };

const texts = settingsFloorText.rooms;
const blank: RoomBody = { kind: 'room', name: '', wayHint: '' };
const shape: FormShape<RoomBody, RoomBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, name: draft.name.trim(), wayHint: draft.wayHint.trim() }),
  what: ({ name }) => texts.what(name),
};

/** A place where people wait, and the way there. */
const RoomForm = ({ room, onDone }: RoomFormProps) => {
  const stored = room ? bodyOf(room) : null;
  const form = useSettingForm({ shape, id: room?.id ?? '', stored, blank, onDone });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm form={form} label={room?.name ?? texts.formNew} present={stored ? texts.present(stored.name) : ''}>
      <NameField form={form} texts={texts} />
      <TextField
        label={texts.wayHint}
        hint={texts.wayHintHint}
        placeholder={texts.wayHintExample}
        value={draft.wayHint}
        maxLength={80}
        onChange={(wayHint) => set({ wayHint })}
        error={faultAt('wayHint')}
      />
    </SettingForm>
  );
};

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
