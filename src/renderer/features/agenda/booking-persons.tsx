import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { sayBirthFault } from '#shared/i18n/fr/common';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { hasDigits } from './view-model/draft';
import { ageFault, readPerson, type DraftPerson } from './view-model/draft-persons';
import type { NumberCheck } from './view-model/number-checks';

const texts = { ...agendaText.create, ...bookingText };

/** What is wrong with a first name and an age of which one cannot be read. */
export const sayAge = (text: string, day: string): string =>
  sayBirthFault(ageFault(text, day), false) ?? texts.missing.companion;

type PersonPatch = Partial<DraftPerson>;

type BookingPersonsProps = {
  readonly persons: readonly DraftPerson[];
  /** One for each person; empty where no number is asked for. */
  readonly checks: readonly NumberCheck[];
  /** Name of the first person, `''` while not known. */
  readonly firstName: string;
  /** Age and situation of a person in words, `''` when nothing is known. */
  readonly factsOf: (index: number) => string;
  /** The day of the appointment, which ages are counted on. */
  readonly day: string;
  readonly onPerson: (index: number, patch: PersonPatch) => void;
  readonly onRemove: (index: number) => void;
  readonly onOpenOther: (appointment: Appointment) => void;
  /** All faults are shown, also of fields that were not left yet. */
  readonly showAll: boolean;
};

const wordsOf = (check: NumberCheck): string => {
  if (check.state === 'short') return texts.numberShort(check.missing);
  if (check.state === 'long') return texts.numberLong;
  if (check.state === 'twice') return texts.numberTwice;
  return check.state === 'used' && check.usedBy ? texts.numberUsed(check.usedBy.day, check.usedBy.time) : '';
};

type NumberProps = {
  readonly index: number;
  readonly check: NumberCheck;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onOpenOther: (appointment: Appointment) => void;
  readonly showAll: boolean;
};

/** The pre-application number of one person, checked as typed. */
const NumberField = ({ index, check, value, onChange, onOpenOther, showAll }: NumberProps) => {
  const [isLeft, setLeft] = useState(false);
  const unfinished = check.state === 'short';
  const words = !unfinished || isLeft || showAll || value.length > 0 ? wordsOf(check) : '';
  const warned = check.state !== 'ok' && check.state !== 'empty' && !unfinished;
  const { usedBy } = check;
  // Asked to book, the form names the field that keeps it from that.
  const isFault = showAll && (unfinished || check.state === 'long');
  const sign = check.state === 'ok' ? <Icon of={Check} className="ok" /> : undefined;
  return (
    <>
      <TextField
        className={warned ? 'ag-pa ag-pa--warn' : 'ag-pa'}
        label={texts.number(index + 1)}
        hideLabel
        code
        value={value}
        onChange={onChange}
        onBlur={() => setLeft(true)}
        placeholder={texts.numberPlaceholder}
        maxLength={14}
        error={isFault ? words : undefined}
        trailing={warned ? <Icon of={TriangleAlert} className="wn" /> : sign}
      />
      {words !== '' && !isFault && (
        <p className={warned ? 'ag-pnote is-warn' : 'ag-pnote'} role="status">
          {words}{' '}
          {usedBy && (
            <Button tone="link" onPress={() => onOpenOther(usedBy)}>
              {texts.openOther}
            </Button>
          )}
        </p>
      )}
    </>
  );
};

type WhoProps = {
  readonly index: number;
  readonly person: DraftPerson;
  readonly firstName: string;
  readonly facts: string;
  readonly day: string;
  readonly onPatch: (patch: PersonPatch) => void;
  readonly onRemove: () => void;
};

/** Who it is: the citizen, a dependant, or somebody by their first name alone. */
const Who = ({ index, person, firstName, facts, day, onPatch, onRemove }: WhoProps) => {
  const [isLeft, setLeft] = useState(false);
  const isFixed = index === 0 || person.citizenId !== '';
  const name = index === 0 ? firstName : person.name;
  // An age typed after the name is read once the field is left, so that it does not vanish under the fingers.
  const readAge = (): void => {
    setLeft(true);
    const read = readPerson(person.name, day);
    if (read && read.ageBand !== '') onPatch({ name: read.name, birthDate: read.birthDate, ageBand: read.ageBand });
  };
  const remove = index > 0 && (
    <Button
      tone="plain"
      size="small"
      icon={X}
      className="ag-premove"
      label={texts.removePerson(person.name, index + 1)}
      onPress={onRemove}
    />
  );
  return (
    <div className="ag-pi">
      {isFixed ? (
        <span className="ag-pfix">
          <b>{name === '' ? texts.person(index + 1) : name}</b>
          {remove}
        </span>
      ) : (
        <TextField
          className="ag-pname"
          label={texts.nameOf(index + 1)}
          hideLabel
          value={person.name}
          onChange={(next) => onPatch({ name: next })}
          onBlur={readAge}
          placeholder={texts.person(index + 1)}
          maxLength={60}
          error={isLeft && hasDigits(person.name) ? sayAge(person.name, day) : undefined}
          trailing={remove}
        />
      )}
      {facts !== '' && <span className="meta">{facts}</span>}
    </div>
  );
};

/** Everybody who comes, a line each: who, how old, and the pre-application number where it is asked for. */
export const BookingPersons = (props: BookingPersonsProps) => (
  <ol className="ag-perss">
    {props.persons.map((person, index) => {
      const check = props.checks[index];
      const patch = (change: PersonPatch): void => props.onPerson(index, change);
      return (
        <li key={index} className={check ? 'ag-pers' : 'ag-pers ag-pers--plain'}>
          <span className="ag-pn">{index + 1}</span>
          <Who
            index={index}
            person={person}
            firstName={props.firstName}
            facts={props.factsOf(index)}
            day={props.day}
            onPatch={patch}
            onRemove={() => props.onRemove(index)}
          />
          {check && (
            <NumberField
              index={index}
              check={check}
              value={person.number}
              onChange={(value) => patch({ number: value.toUpperCase() })}
              onOpenOther={props.onOpenOther}
              showAll={props.showAll}
            />
          )}
        </li>
      );
    })}
  </ol>
);
