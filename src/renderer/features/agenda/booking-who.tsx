import { useRef } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';

import { AddPerson } from './add-person';
import { BookingPersons } from './booking-persons';
import { CitizenField } from './citizen-field';
import type { BookingForm } from './use-booking-form';
import { useOfferedDependants } from './use-offered-dependants';
import type { Draft, DraftField } from './view-model/draft';
import type { DraftPerson } from './view-model/draft-persons';
import type { NumberCheck } from './view-model/number-checks';

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
  const dependants = useOfferedDependants(draft, draft.place?.day ?? props.today);
  const most = form.reason?.durationsMin.length ?? 1;
  const isFamily = persons.length > 1;
  const add = (person: DraftPerson): void => onDraft({ persons: [...persons, person], adding: '' });
  const box = useRef<HTMLDivElement>(null);
  /** Whoever took the place of the person who was taken off has the focus, else who may still be added. */
  const remove = (index: number): void => {
    onDraft({ persons: persons.filter((_, at) => at !== index) });
    requestAnimationFrame(() => {
      const next = box.current?.querySelectorAll('.ag-pers')[index]?.querySelector('input');
      (next ?? box.current?.querySelector<HTMLInputElement>('.ag-add-field input'))?.focus();
    });
  };
  return (
    <div className="ag-who" ref={box}>
      <CitizenField draft={draft} onDraft={onDraft} errorOf={props.errorOf} isSent={props.isSent} />
      {(form.asksNumber || isFamily) && (
        <BookingPersons
          persons={persons}
          checks={props.isSent ? form.checks.map(withoutItself) : form.checks}
          firstName={form.nameOf(0)}
          factsOf={form.factsOf}
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
          onAdd={add}
        />
      )}
    </div>
  );
};
