import { useState } from 'react';

import { ageOn } from '#shared/domain/people/age-band';
import type { Person, Related } from '#shared/domain/people/person';
import { birthFault, readBirthDate } from '#shared/domain/people/read-birth-date';
import { readName } from '#shared/domain/people/read-name';
import { knownBy } from '#shared/domain/model/citizen-values';
import { sayBirthFault } from '#shared/i18n/fr/common';
import { peopleText } from '#shared/i18n/fr/people';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';
import { stopEscape } from './stop-escape';
import type { SaidActs as FileActs } from '../../data/commands/use-said-acts';

type DependantsPartProps = {
  readonly person: Person;
  readonly today: string;
  readonly acts: FileActs;
  readonly onPerson: (citizenId: string) => void;
};

const texts = peopleText.dependants;

type AddProps = Pick<DependantsPartProps, 'person' | 'today' | 'acts'> & { readonly onDone: () => void };

const AddDependant = ({ person, today, acts, onDone }: AddProps) => {
  const [typed, setTyped] = useState({ name: '', birthDate: '' });
  const [isTried, setTried] = useState(false);
  const { firstName, lastName } = readName(typed.name, 'firstName');
  const birthDate = readBirthDate(typed.birthDate, today);
  const save = async (): Promise<void> => {
    setTried(true);
    if (firstName === '' || birthDate === null) return;
    const values = { firstName, lastName, birthDate };
    if (await acts.run((commands) => commands.addDependant({ guardianId: person.id, values }))) onDone();
  };
  return (
    <form
      className="pf-form"
      onKeyDown={stopEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={texts.firstName}
        hint={texts.firstNameHint}
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
        maxLength={60}
        isRequired
        error={isTried && firstName === '' ? texts.wrong.firstName : undefined}
        autoFocus
      />
      <TextField
        label={texts.birthDate}
        value={typed.birthDate}
        onChange={(next) => setTyped({ ...typed, birthDate: next })}
        placeholder={peopleText.identity.birthHint}
        maxLength={20}
        error={sayBirthFault(birthFault(typed.birthDate, today), isTried)}
      />
      <div className="pf-acts">
        <Button tone="main" type="submit" keys="Entrée">
          {texts.save}
        </Button>
        <Button onPress={onDone} keys="Échap">
          {peopleText.identity.leave}
        </Button>
      </div>
    </form>
  );
};

const bornOf = ({ values }: Related, today: string): string => {
  const age = ageOn(values.birthDate, today);
  if (values.birthDate === '') return texts.noBirth;
  return [peopleText.born(values.birthDate), age === null ? '' : peopleText.identity.age(age)]
    .filter(Boolean)
    .join(' · ');
};

/** The children and other dependants of a person, and a way to add one in two fields. */
export const DependantsPart = ({ person, today, acts, onPerson }: DependantsPartProps) => {
  const [isAdding, setAdding] = useState(false);
  // The focus comes back to where it left from.
  const [wasAdding, setWasAdding] = useState(false);
  const close = (): void => {
    setAdding(false);
    setWasAdding(true);
  };
  const { dependants } = person;
  useKeys([{ id: 'dependant', key: 'Alt P', label: texts.add, run: () => setAdding(true), when: !isAdding }], {
    group: peopleText.file.keys,
  });
  const detach = (citizenId: string): void =>
    void acts.run((commands) => commands.setGuardian({ citizenId, guardianId: '' }));
  return (
    <section className="pf-part" aria-label={texts.title}>
      <Head
        level={3}
        title={texts.title}
        {...(dependants.length > 0 ? { meta: dependants.length } : {})}
        end={
          !isAdding && (
            <Button tone="link" keys="Alt P" onPress={() => setAdding(true)} autoFocus={wasAdding}>
              {texts.add}
            </Button>
          )
        }
      />
      {dependants.length === 0 && !isAdding && <p className="meta">{texts.none}</p>}
      <ul className="pf-list">
        {dependants.map((one) => (
          <li key={one.id}>
            <span>
              <Button tone="link" onPress={() => onPerson(one.id)}>
                {knownBy(one.values)}
              </Button>
              <span className="meta">{bornOf(one, today)}</span>
            </span>
            <Button size="small" label={texts.detachOf(knownBy(one.values))} onPress={() => detach(one.id)}>
              {texts.detach}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding && <AddDependant person={person} today={today} acts={acts} onDone={close} />}
    </section>
  );
};
