import './people.css';

import { useEffect } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { knownBy } from '#shared/domain/model/citizen-values';
import { mayReach } from '#shared/domain/rights/places';
import type { Right } from '#shared/domain/rights/rights';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { peopleText } from '#shared/i18n/fr/people';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import { citizenFields, type CitizenField } from '#shared/domain/model/citizen';
import { numericDay } from '#shared/i18n/fr/format';
import { journalText, settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { phoneInPairs } from '#shared/lib/phone';
import type { PastValue } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import { usePerson } from '../../data/queries/use-person';
import { useNoteReading } from '../../data/queries/use-note-reading';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { SaidLine } from '../../ui/said-line';
import { AccountPart } from './account-part';
import { DependantsPart } from './dependants-part';
import { ErasePart } from './erase-part';
import { IdentityPart } from './identity-part';
import { MergePart } from './merge-part';
import { PassagesPart } from './passages-part';
import { StepsPart } from './steps-part';
import { useSaidActs, type SaidActs } from '../../data/commands/use-said-acts';
import { useCitizenPast } from '../../data/queries/history/use-history';
import { Note } from '../../ui/note';

import { FoldedPart } from './folded-part';

const personText = settingsHistoryText.person;

const shown = (field: CitizenField, v: string): string => {
  if (v === '') return personText.empty;
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
  const whenOf = ({ at }: PastValue): string => personText.when(civilOf(at, zone));
  return (
    <>
      <h4 className="pf-sub">{personText.fields[field]}</h4>
      <ul className="pf-list">
        <li>
          <span>
            <b>{shown(field, present)}</b>
            <span className="meta">{personText.now(now ? whenOf(now) : '', now ?? null)}</span>
          </span>
        </li>
        {others.map((one) => (
          <li key={`${one.at} ${one.v}`}>
            <span>
              {shown(field, one.v)}
              <span className="meta">{personText.was(whenOf(one), one)}</span>
            </span>
            <span className="pf-do">
              <Button
                size="small"
                label={personText.takeOf(personText.fields[field], shown(field, one.v))}
                onPress={() => onTake(field, one.v)}
              >
                {personText.take}
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
    return <p className="meta">{personText.none}</p>;
  return citizenFields.map((field) => (
    <FieldPast key={field} field={field} present={person.values[field]} values={values} zone={zone} onTake={take} />
  ));
};

/** For administrators: what the fields of this person were, when and from which device, and back with one of them. */
const PastPart = (props: PastPartProps) => <FoldedPart texts={personText}>{() => <Values {...props} />}</FoldedPart>;

type PersonFileProps = {
  readonly citizenId: string;
  readonly reference: SiteReference;
  readonly onPerson: (citizenId: string) => void;
  readonly onNavigate: Navigate;
  readonly onClose: () => void;
};

const texts = peopleText.file;

type FileBodyProps = Omit<PersonFileProps, 'citizenId'> & { readonly person: Person };

const FileBody = ({ person, reference, onPerson, onNavigate, onClose }: FileBodyProps) => {
  const today = useToday();
  const acts = useSaidActs();
  const { agentId } = useStation().settings;
  const holder = holderIn(reference, agentId);
  const seesRequests = mayReach(holder, 'requests');
  const may = (right: Right): boolean => holder?.rights.has(right) === true;
  const go: Navigate = (place, params) => {
    onClose();
    onNavigate(place, params);
  };
  const book = (): void => go('agenda', { new: '1', citizen: person.id });
  useKeys([{ id: 'book', key: 'F4', label: texts.book, run: book }], { group: texts.keys });
  return (
    <>
      <div className="pf">
        <div>
          <IdentityPart key={person.id} person={person} today={today} acts={acts} onPerson={onPerson} />
          <DependantsPart key={`p${person.id}`} person={person} today={today} acts={acts} onPerson={onPerson} />
          <MergePart person={person} today={today} acts={acts} onPerson={onPerson} />
          {may('past') && (
            <>
              <PastPart key={`h${person.id}`} person={person} zone={reference.site.zone} acts={acts} />
              <StepsPart key={`s${person.id}`} person={person} reference={reference} acts={acts} />
            </>
          )}
          {(['journal', 'export', 'erase'] as const).some(may) && (
            <div className="pf-acts">
              {may('journal') && (
                <Button size="small" onPress={() => go('settings', { section: 'journal', citizen: person.id })}>
                  {journalText.openedBy}
                </Button>
              )}
              {may('export') && <AccountPart key={`a${person.id}`} person={person} reference={reference} />}
              {may('erase') && (
                <ErasePart
                  key={`e${person.id}`}
                  person={person}
                  reference={reference}
                  today={today}
                  onErased={onClose}
                />
              )}
            </div>
          )}
        </div>
        <PassagesPart
          person={person}
          reference={reference}
          today={today}
          onAppointment={(id, day) => go('agenda', appointmentParams({ id, day }))}
          onRequest={seesRequests ? (request) => go('requests', { request }) : null}
        />
      </div>
      <div className="pf-foot">
        <Button keys="F4" onPress={book}>
          {texts.book}
        </Button>
        <Button keys="Échap" onPress={onClose}>
          {texts.close}
        </Button>
        <SaidLine said={acts.said} onUndo={acts.undo} undo={peopleText.undo.undo} group={texts.keys} />
      </div>
    </>
  );
};

/** The file of a person over any screen: identity, dependants, duplicates, and all their passages. Never a title number or a scan. */
export const PersonFile = (props: PersonFileProps) => {
  const { isReady, person } = usePerson(props.citizenId);
  const noteReading = useNoteReading();
  const openedId = person?.id ?? '';
  useEffect(() => {
    if (openedId !== '') noteReading('fileOpened', openedId, 1);
  }, [noteReading, openedId]);
  const title = person ? knownBy(person.values) || texts.unnamed : texts.title;
  return (
    <Dialog isOpen onClose={props.onClose} title={title} size="wide" className="pf-dialog">
      {person ? (
        <FileBody {...props} person={person} />
      ) : (
        <p className="meta" role="status">
          {isReady ? texts.gone : peopleText.search.reading}
        </p>
      )}
    </Dialog>
  );
};
