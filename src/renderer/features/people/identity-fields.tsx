import { useState } from 'react';

import type { CitizenField, CitizenValues } from '#shared/domain/model/citizen';
import { peopleText } from '#shared/i18n/fr/people';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';
import { stopEscape } from './stop-escape';
import { openForm, patchOf, wrongFields, type WrongField } from './view-model/identity-form';

type IdentityFieldsProps = {
  readonly values: CitizenValues;
  readonly today: string;
  readonly onSave: (patch: Partial<CitizenValues>) => Promise<void>;
  readonly onLeave: () => void;
};

const texts = peopleText.identity;

/** The identity as fields. A wrong one is told beside it, and nothing typed is lost. */
export const IdentityFields = ({ values, today, onSave, onLeave }: IdentityFieldsProps) => {
  const [form, setForm] = useState(() => openForm(values));
  const [isTried, setTried] = useState(false);
  const wrong = wrongFields(form, today);
  const save = (): void => {
    setTried(true);
    if (wrong.length > 0) return;
    const patch = patchOf(form, values, today);
    if (Object.keys(patch).length === 0) onLeave();
    else void onSave(patch);
  };
  useKeys([{ id: 'save', key: 'Ctrl Entrée', label: texts.save, run: save }], { group: peopleText.file.keys });
  const field = (name: CitizenField) => ({
    label: texts[name],
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  });
  const errorOf = (name: WrongField) => (isTried && wrong.includes(name) ? texts.wrong[name] : undefined);
  return (
    <form
      className="pf-form"
      onKeyDown={stopEscape(onLeave)}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField {...field('lastName')} maxLength={60} error={errorOf('lastName')} autoFocus />
      <TextField {...field('firstName')} maxLength={60} error={errorOf('firstName')} />
      <TextField {...field('birthDate')} maxLength={20} placeholder={texts.birthHint} error={errorOf('birthDate')} />
      <TextField {...field('phone')} type="tel" inputMode="tel" maxLength={20} error={errorOf('phone')} />
      <TextField {...field('email')} className="pf-wide" type="email" inputMode="email" maxLength={100} />
      <div className="pf-acts">
        <Button tone="main" type="submit" keys="Ctrl Entrée">
          {texts.save}
        </Button>
        <Button onPress={onLeave} keys="Échap">
          {texts.leave}
        </Button>
      </div>
    </form>
  );
};
