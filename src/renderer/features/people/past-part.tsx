import { citizenFields, type CitizenField } from '#shared/domain/model/citizen';
import type { Person } from '#shared/domain/people/person';
import { numericDay } from '#shared/i18n/fr/format';
import { settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { phoneInPairs } from '#shared/lib/phone';
import type { PastValue } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import type { SaidActs } from '../../data/commands/use-said-acts';
import { useCitizenPast } from '../../data/queries/history/use-history';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { FoldedPart } from './folded-part';

const texts = settingsHistoryText.person;

const shown = (field: CitizenField, v: string): string => {
  if (v === '') return texts.empty;
  if (field === 'birthDate') return numericDay(v);
  return field === 'phone' ? phoneInPairs(v) : v;
};

/** Where the present value of a field comes from, and the other ones that it had, each once, newest first. */
const pastOf = (values: readonly PastValue[], field: CitizenField, present: string) => {
  const all = values.filter((one) => one.field === field);
  const seen = new Set(['', present]);
  return { now: all.find(({ v }) => v === present), others: all.filter(({ v }) => !seen.has(v) && seen.add(v)) };
};

type FieldProps = {
  readonly field: CitizenField;
  readonly present: string;
  readonly values: readonly PastValue[];
  readonly zone: string;
  readonly onTake: (field: CitizenField, value: string) => void;
};

const FieldPast = ({ field, present, values, zone, onTake }: FieldProps) => {
  const { now, others } = pastOf(values, field, present);
  if (others.length === 0) return null;
  const whenOf = ({ at }: PastValue): string => texts.when(civilOf(at, zone));
  return (
    <>
      <h4 className="pf-sub">{texts.fields[field]}</h4>
      <ul className="pf-list">
        <li>
          <span>
            <b>{shown(field, present)}</b>
            <span className="meta">{texts.now(now ? whenOf(now) : '', now ?? null)}</span>
          </span>
        </li>
        {others.map((one) => (
          <li key={`${one.at} ${one.v}`}>
            <span>
              {shown(field, one.v)}
              <span className="meta">{texts.was(whenOf(one), one)}</span>
            </span>
            <span className="pf-do">
              <Button
                size="small"
                label={texts.takeOf(texts.fields[field], shown(field, one.v))}
                onPress={() => onTake(field, one.v)}
              >
                {texts.take}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

type PastPartProps = { readonly person: Person; readonly zone: string; readonly acts: SaidActs };

const Values = ({ person, zone, acts }: PastPartProps) => {
  const values = useCitizenPast(person.id);
  const take = (field: CitizenField, value: string): void =>
    void acts.run((commands) => commands.retakeValue({ citizenId: person.id, field, value }));
  if (values === null) return <p className="meta">{settingsHistoryText.loading}</p>;
  if (typeof values === 'string') return <Note tone="warn">{settingsHistoryText[values]}</Note>;
  if (citizenFields.every((field) => pastOf(values, field, person.values[field]).others.length === 0))
    return <p className="meta">{texts.none}</p>;
  return citizenFields.map((field) => (
    <FieldPast key={field} field={field} present={person.values[field]} values={values} zone={zone} onTake={take} />
  ));
};

/** For administrators: what the fields of this person were, when and from which device, and back with one of them. */
export const PastPart = (props: PastPartProps) => <FoldedPart texts={texts}>{() => <Values {...props} />}</FoldedPart>;
