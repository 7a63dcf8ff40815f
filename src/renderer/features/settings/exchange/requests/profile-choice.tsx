import { useState } from 'react';

import { profileOf } from '#shared/domain/exchange/request-import/import-profile';
import type { ReferenceBody, SiteReference } from '#shared/domain/model/reference';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../../../data/commands/use-commands';
import { newId } from '../../../../platform/ids';
import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import type { RequestImporting } from './use-request-import';

type ProfileProps = { readonly importing: RequestImporting; readonly reference: SiteReference };
type ProfileChoiceProps = ProfileProps & { readonly onProfile: (id: string) => void };
/** `onKept` hears under which profile the present choices are kept; `''` = none any more. */
type KeepProfileProps = ProfileProps & { readonly onKept: (id: string) => void };

type Told = { readonly tone: 'ok' | 'bad'; readonly words: string };

const texts = settingsRequestImportText.profile;
const none = '-';

/** The saved profiles: the one that fits is chosen already. */
export const ProfileChoice = ({ importing, reference, onProfile }: ProfileChoiceProps) => {
  if (reference.importProfiles.length === 0) return null;
  const options = [
    { id: none, label: texts.none },
    ...reference.importProfiles.map(({ id, name }) => ({ id, label: name })),
  ];
  return (
    <section className="imp-part">
      <Select
        label={texts.label}
        options={options}
        value={importing.profileId || none}
        onChange={(id) => onProfile(id === none ? '' : id)}
      />
      {importing.missingHeadings.length > 0 && (
        <Note tone="warn" role="alert">
          {texts.missing(importing.missingHeadings)}
        </Note>
      )}
    </section>
  );
};

/** A body as it is stored, without its id. */
const bodyOf = ({ importProfiles }: SiteReference, profileId: string): ReferenceBody | null => {
  const found = entryById(importProfiles, profileId);
  if (!found) return null;
  const { id: _id, ...body } = found;
  return body;
};

const nameOf = (body: ReferenceBody | null): string => (body?.kind === 'importProfile' ? body.name : '');

/** Keeps how the file is read, under a name, for the file of next month. */
export const KeepProfile = ({ importing, reference, onKept }: KeepProfileProps) => {
  const { changeSettings } = useCommands();
  const { profileId, mapping, file } = importing;
  const stored = bodyOf(reference, profileId);
  // What is typed is for this profile: another one that is chosen brings its own name.
  const [typed, setTyped] = useState<{ readonly of: string; readonly name: string } | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const name = typed?.of === profileId ? typed.name : nameOf(stored);
  const write = async (id: string, before: ReferenceBody | null, body: ReferenceBody | null, done: string) => {
    const result = await changeSettings({ what: texts.what(name.trim()), changes: [{ id, before, body }] });
    if (!result.ok) {
      setTold({ tone: 'bad', words: refusalLine(result.reason.refusal) });
      return;
    }
    setTyped(null);
    setTold({ tone: 'ok', words: done });
    onKept(body ? id : '');
  };
  const save = (): void => {
    if (name.trim() === '') setTold({ tone: 'bad', words: texts.noName });
    else {
      const body = profileOf(name, mapping, file.table.headers);
      void write(stored ? profileId : newId(), stored, body, texts.saved(name.trim()));
    }
  };
  return (
    <section className="imp-part imp-keep" aria-label={texts.keep}>
      <h3>{texts.keep}</h3>
      <TextField
        label={texts.name}
        value={name}
        onChange={(text) => setTyped({ of: profileId, name: text })}
        maxLength={60}
      />
      <div className="imp-acts">
        <Button size="small" onPress={save}>
          {stored ? texts.update : texts.save}
        </Button>
        {stored && (
          <Button size="small" tone="plain" onPress={() => void write(profileId, stored, null, texts.removed)}>
            {texts.remove}
          </Button>
        )}
      </div>
      {told && (
        <Note tone={told.tone} role="status">
          {told.words}
        </Note>
      )}
    </section>
  );
};
