import { useState } from 'react';

import { ageOn } from '#shared/domain/people/age-band';
import type { Person } from '#shared/domain/people/person';
import { birthFault } from '#shared/domain/people/read-birth-date';
import { knownBy } from '#shared/domain/model/citizen-values';
import { sayBirthFault } from '#shared/i18n/fr/common';
import { numericDay } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { phoneInPairs } from '#shared/lib/phone';
import { citizenFields, type CitizenField, type CitizenValues } from '#shared/domain/model/citizen';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import type { SaidActs as FileActs } from '../../data/commands/use-said-acts';
import { Note } from '../../ui/note';
import { useHeld } from '../../ui/redraw/use-unread';
import { TextField } from '../../ui/text-field';

import { stopEscape } from './stop-escape';
import {
  openForm,
  patchOf,
  rebased,
  wrongFields,
  type IdentityDraft,
  type WrongField,
} from './view-model/identity-form';

type IdentityFieldsProps = {
  readonly values: CitizenValues;
  readonly today: string;
  readonly onSave: (patch: Partial<CitizenValues>) => Promise<void>;
  readonly onLeave: () => void;
};

const texts = peopleText.identity;

/** The identity as fields. A wrong one is told beside it, and nothing typed is lost. */
const IdentityFields = ({ values, today, onSave, onLeave }: IdentityFieldsProps) => {
  const [draft, setDraft] = useState<IdentityDraft>(() => ({ form: openForm(values), base: values, theirs: [] }));
  const isNewer = citizenFields.some((field) => values[field] !== draft.base[field]);
  const { form, base, theirs } = isNewer ? rebased(draft, values) : draft;
  if (isNewer) setDraft({ form, base, theirs });
  // What a colleague corrected a moment ago has not been read yet.
  const { isTooSoon, once } = useHeld([JSON.stringify(base)]);
  const [isTried, setTried] = useState(false);
  const wrong = wrongFields(form, today);
  const save = (): void => {
    setTried(true);
    if (wrong.length > 0) return;
    once(0, () => {
      const patch = patchOf(form, base, today);
      if (Object.keys(patch).length === 0) onLeave();
      else void onSave(patch);
    });
  };
  useKeys([{ id: 'save', key: 'Ctrl Entrée', label: texts.save, run: save }], { group: peopleText.file.keys });
  const field = (name: CitizenField) => ({
    label: texts[name],
    value: form[name],
    onChange: (value: string) => setDraft((known) => ({ ...known, form: { ...known.form, [name]: value } })),
  });
  const errorOf = (name: Exclude<WrongField, 'birthDate'>) =>
    isTried && wrong.includes(name) ? texts.wrong[name] : undefined;
  return (
    <form
      className="pf-form"
      onKeyDown={stopEscape(onLeave)}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField {...field('lastName')} maxLength={60} isRequired error={errorOf('lastName')} autoFocus />
      <TextField {...field('firstName')} maxLength={60} isRequired error={errorOf('firstName')} />
      <TextField
        {...field('birthDate')}
        maxLength={20}
        placeholder={texts.birthHint}
        error={sayBirthFault(birthFault(form.birthDate, today), isTried)}
      />
      <TextField {...field('phone')} type="tel" inputMode="tel" maxLength={20} error={errorOf('phone')} />
      <TextField {...field('email')} className="pf-wide" type="email" inputMode="email" maxLength={100} />
      {theirs.length > 0 && (
        <Note tone="warn" role="alert" className="pf-wide">
          {texts.theirs(theirs.map((name) => texts[name]))} {isTooSoon && texts.tooSoon}
        </Note>
      )}
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

type IdentityPartProps = {
  readonly person: Person;
  readonly today: string;
  readonly acts: FileActs;
  readonly onPerson: (citizenId: string) => void;
};

const Facts = ({ person, today, onPerson }: Omit<IdentityPartProps, 'acts'>) => {
  const { birthDate, phone, email, lastName, firstName } = person.values;
  const age = ageOn(birthDate, today);
  const given = (value: string, none: string) => (value === '' ? <span className="meta">{none}</span> : value);
  return (
    <dl className="pf-facts">
      <dt>{texts.lastName}</dt>
      <dd>
        <b>{given(lastName, texts.none)}</b>
      </dd>
      <dt>{texts.firstName}</dt>
      <dd>
        <b>{given(firstName, texts.none)}</b>
      </dd>
      <dt>{texts.birthDate}</dt>
      <dd>
        {birthDate === '' ? <span className="meta">{texts.noneFeminine}</span> : numericDay(birthDate)}
        {age !== null && <span className="meta"> · {texts.age(age)}</span>}
      </dd>
      <dt>{texts.phone}</dt>
      <dd>{given(phoneInPairs(phone), texts.none)}</dd>
      <dt>{texts.email}</dt>
      <dd>{given(email, texts.none)}</dd>
      {person.guardian && (
        <>
          <dt>{texts.guardian}</dt>
          <dd>
            <Button tone="link" onPress={() => person.guardian && onPerson(person.guardian.id)}>
              {knownBy(person.guardian.values)}
            </Button>
          </dd>
        </>
      )}
    </dl>
  );
};

/** Who the person is and how to reach them; corrected in place. */
export const IdentityPart = (props: IdentityPartProps) => {
  const { person, today, acts } = props;
  const [isOpen, setOpen] = useState(false);
  // The focus comes back to where it left from.
  const [wasOpen, setWasOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    setWasOpen(true);
  };
  useKeys([{ id: 'correct', key: 'Alt C', label: texts.correct, run: () => setOpen(true), when: !isOpen }], {
    group: peopleText.file.keys,
  });
  return (
    <section className="pf-part" aria-label={texts.title}>
      <Head
        level={3}
        title={texts.title}
        end={
          !isOpen && (
            <Button tone="link" keys="Alt C" onPress={() => setOpen(true)} autoFocus={wasOpen}>
              {texts.correct}
            </Button>
          )
        }
      />
      {isOpen ? (
        <IdentityFields
          values={person.values}
          today={today}
          onSave={async (patch) => {
            if (await acts.run((commands) => commands.correctCitizen({ citizenId: person.id, patch }))) close();
          }}
          onLeave={close}
        />
      ) : (
        <Facts {...props} />
      )}
    </section>
  );
};
