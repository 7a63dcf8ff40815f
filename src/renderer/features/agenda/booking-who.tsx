import { useRef, useState } from 'react';
import { UserPlus } from 'lucide-react';

import type { Appointment } from '#shared/domain/model/appointment';
import { ageOn } from '#shared/domain/people/age-band';
import { bookingText, bookingText as texts } from '#shared/i18n/fr/booking';
import { agendaText } from '#shared/i18n/fr/agenda';

import { useDependants } from '../../data/queries/use-person';
import { Button } from '../../ui/button';
import { goOn } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { TextField } from '../../ui/text-field';
import { BookingPersons, sayAge } from './booking-persons';
import { CitizenField } from './citizen-field';
import type { BookingForm } from './use-booking-form';
import type { Draft, DraftField } from './view-model/draft';
import { type DraftPerson, personOfDependant, readPerson } from './view-model/draft-persons';
import type { NumberCheck } from './view-model/number-checks';

/** A dependant of the citizen, with their age in words. */
type Dependant = { readonly person: DraftPerson; readonly age: string; readonly isAdded: boolean };

type AddPersonProps = {
  readonly dependants: readonly Dependant[];
  /** How many more the table of the reason has a length for. */
  readonly room: number;
  readonly most: number;
  /** What is being typed: it belongs to the form, so that booking does not lose it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The day of the appointment, which ages are counted on. */
  readonly day: string;
  readonly isTried: boolean;
  /** Adds the person who was typed. */
  readonly onAdd: (person: DraftPerson) => void;
  /** Adds a dependant; what is being typed stays. */
  readonly onDependant: (person: DraftPerson) => void;
};

/** Only as many have a key as fit into the line. */
const mostKeys = 5;

/** One more person: a dependant by one key, or a first name with an age and Entrée. */
const AddPerson = ({ dependants, room, most, text, onText, day, isTried, onAdd, onDependant }: AddPersonProps) => {
  const field = useRef<HTMLInputElement>(null);
  const [isLeft, setLeft] = useState(false);
  const canAdd = room > 0;
  const add = (): void => {
    if (text.trim() === '' || !canAdd) return;
    const person = readPerson(text, day);
    setLeft(person === null);
    if (person) onAdd(person);
  };
  /** Pressed again behind a name it begins the next one, as Entrée does. */
  const addNext = (): void => {
    add();
    field.current?.focus();
  };
  /** After a dependant the next word is another person: where there is no room for them, this line says so, and no other field takes their name. */
  const addDependant = (person: DraftPerson): void => {
    onDependant(person);
    field.current?.focus();
  };
  // Each keeps its digit while others are added.
  const offered = canAdd ? dependants : [];
  useKeys(
    [
      { id: 'addPerson', key: 'Alt A', label: texts.keys.addPerson, run: addNext },
      ...offered.slice(0, mostKeys).map(({ person, isAdded }, index) => ({
        id: `dependant${index}`,
        key: `Alt ${index + 1}` as const,
        label: texts.keys.addDependant(index + 1),
        run: () => addDependant(person),
        disabled: isAdded,
      })),
    ],
    { group: agendaText.keys.group, rank: 1 },
  );
  const isTyped = text.trim() !== '';
  const fault = (): string | undefined => {
    if (!canAdd) return isTyped ? texts.full(most) : undefined;
    return (isLeft || isTried) && !readPerson(text, day) ? sayAge(text, day) : undefined;
  };
  return (
    <div className="ag-add">
      {!canAdd && !isTyped && <p className="meta ag-add-full">{texts.full(most)}</p>}
      {offered.length > 0 && (
        <div className="ag-deps" role="group" aria-label={texts.dependants}>
          {offered.map(({ person, age, isAdded }, index) => (
            <Button
              key={person.citizenId}
              size="small"
              {...(index < mostKeys ? { keys: `Alt ${index + 1}` } : {})}
              isDisabled={isAdded}
              onPress={() => addDependant(person)}
            >
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
        error={fault()}
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

/** The dependants of the citizen of a form, with their age on the day of the appointment, and whether they are among its persons. */
const useFormDependants = ({ who, persons }: Draft, day: string): readonly Dependant[] => {
  const dependants = useDependants(who.kind === 'known' ? who.citizenId : '');
  return dependants.map(({ id, values }) => {
    const age = ageOn(values.birthDate, day);
    return {
      person: personOfDependant({ id, firstName: values.firstName, birthDate: values.birthDate }, day),
      age: age === null ? '' : bookingText.years(age),
      isAdded: persons.some(({ citizenId }) => citizenId === id),
    };
  });
};

type BookingWhoProps = {
  readonly form: BookingForm;
  readonly draft: Draft;
  readonly today: string;
  readonly onDraft: (patch: Partial<Draft>) => void;
  readonly errorOf: (field: DraftField) => string | undefined;
  readonly onOpenOther: (appointment: Appointment) => void;
  /** All faults are shown, also of fields that were not left yet. */
  readonly showAll: boolean;
  /** The form is on its way: what it just wrote is no news about itself. */
  readonly isSent: boolean;
};

const withoutItself = (check: NumberCheck): NumberCheck =>
  check.state === 'used' ? { ...check, state: 'ok', usedBy: null } : check;

/** Whom the appointment is for: the citizen, and everybody who comes with them. */
export const BookingWho = (props: BookingWhoProps) => {
  const { form, draft, onDraft } = props;
  const { persons } = draft;
  const day = draft.place?.day ?? props.today;
  const dependants = useFormDependants(draft, day);
  const most = form.reason?.durationsMin.length ?? 1;
  const isFamily = persons.length > 1;
  const add = (person: DraftPerson, more: Partial<Draft> = {}): void =>
    onDraft({ persons: [...persons, person], ...more });
  const box = useRef<HTMLDivElement>(null);
  /** Whoever took the place of the person who was taken off has the focus, else who may still be added. */
  const remove = (index: number): void => {
    onDraft({ persons: persons.filter((_, at) => at !== index) });
    requestAnimationFrame(() => {
      const next = box.current?.querySelectorAll('.ag-pers')[index]?.querySelector('input');
      (next ?? box.current?.querySelector<HTMLInputElement>('.ag-add-field input'))?.focus();
    });
  };
  const stay = persons.flatMap((one, index) => (one.isFromBefore ? [form.nameOf(index)] : []));
  /** The focus goes back to the person, whose search may have the next word. */
  const removeStay = (): void => {
    onDraft({ persons: persons.filter(({ isFromBefore }) => !isFromBefore) });
    goOn(box.current);
  };
  return (
    <div className="ag-who" ref={box}>
      <CitizenField draft={draft} onDraft={onDraft} errorOf={props.errorOf} isSent={props.isSent} />
      {stay.length > 0 && (
        <Note
          role="status"
          className="ag-stay"
          acts={
            <Button size="small" onPress={removeStay}>
              {texts.removeStay(stay.length)}
            </Button>
          }
        >
          {texts.stay(stay)}
        </Note>
      )}
      {(form.asksNumber || isFamily) && (
        <BookingPersons
          persons={persons}
          checks={props.isSent ? form.checks.map(withoutItself) : form.checks}
          firstName={form.nameOf(0)}
          factsOf={form.factsOf}
          day={day}
          onPerson={(index, change) =>
            onDraft({ persons: persons.map((one, at) => (at === index ? { ...one, ...change } : one)) })
          }
          onRemove={remove}
          onOpenOther={props.onOpenOther}
          showAll={props.showAll}
        />
      )}
      {(most > 1 || isFamily) && (
        <AddPerson
          dependants={dependants}
          room={most - persons.length}
          most={most}
          text={draft.adding}
          onText={(adding) => onDraft({ adding })}
          day={day}
          isTried={props.showAll}
          onAdd={(person) => add(person, { adding: '' })}
          onDependant={add}
        />
      )}
    </div>
  );
};
