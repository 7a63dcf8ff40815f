import { UserPlus } from 'lucide-react';
import { useRef } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText as texts } from '#shared/i18n/fr/booking';

import { Button } from '../../ui/button';
import { goOn } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';
import { readPerson, type DraftPerson } from './view-model/draft-persons';

/** A dependant who may be added, with their age in words. */
export type OfferedDependant = { readonly person: DraftPerson; readonly age: string };

type AddPersonProps = {
  readonly dependants: readonly OfferedDependant[];
  /** How many more the table of the reason has a length for. */
  readonly room: number;
  readonly most: number;
  /** What is being typed: it belongs to the form, so that booking does not lose it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAdd: (person: DraftPerson) => void;
};

/** Only as many have a key as fit into the line. */
const mostKeys = 5;

/** One more person: a dependant by one key, or a first name with an age and Entrée. */
export const AddPerson = ({ dependants, room, most, text, onText, onAdd }: AddPersonProps) => {
  const field = useRef<HTMLInputElement>(null);
  const canAdd = room > 0;
  const add = (): void => {
    if (text.trim() === '' || !canAdd) return;
    onAdd(readPerson(text));
  };
  /** After a dependant the next word is another person, as long as the table of the reason has room. */
  const addDependant = (person: DraftPerson): void => {
    onAdd(person);
    if (room > 1) field.current?.focus();
    else goOn(field.current);
  };
  const offered = canAdd ? dependants.slice(0, mostKeys) : [];
  useKeys(
    [
      { id: 'addPerson', key: 'Alt A', label: texts.keys.addPerson, run: () => field.current?.focus(), when: canAdd },
      ...offered.map(({ person }, index) => ({
        id: `dependant${index}`,
        key: `Alt ${index + 1}` as const,
        label: texts.keys.addDependant(index + 1),
        run: () => addDependant(person),
      })),
    ],
    { group: agendaText.keys.group, rank: 1 },
  );
  if (!canAdd) return <p className="meta ag-add-full">{texts.full(most)}</p>;
  return (
    <div className="ag-add">
      {offered.length > 0 && (
        <div className="ag-deps" role="group" aria-label={texts.dependants}>
          {offered.map(({ person, age }, index) => (
            <Button key={person.citizenId} size="small" keys={`Alt ${index + 1}`} onPress={() => addDependant(person)}>
              {texts.dependant(person.name, age)}
            </Button>
          ))}
        </div>
      )}
      <TextField
        className="ag-add-field"
        label={texts.addPerson}
        hideLabel
        icon={UserPlus}
        placeholder={texts.addPersonHint}
        keys="Alt A"
        value={text}
        onChange={onText}
        maxLength={60}
        inputRef={field}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
};
