import { useState, type ReactNode } from 'react';
import { Search } from 'lucide-react';

import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import { asksFirst, mergeDoubts, type MergeDoubts } from '#shared/domain/people/merge-doubts';
import type { Person } from '#shared/domain/people/person';
import { peopleText } from '#shared/i18n/fr/people';
import { phoneInPairs } from '#shared/lib/phone';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import type { SaidActs as FileActs } from '../../data/commands/use-said-acts';
import { useCitizenFind } from '../../data/queries/use-citizen-search';
import { useCitizens } from '../../data/queries/use-citizens';
import { isRead } from '../../data/queries/use-live';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { ComboBox } from '../../ui/combo-box';
import { MarkedText } from '../../ui/marked-text';

import { stopEscape } from './stop-escape';

type OtherFileProps = {
  readonly person: Person;
  readonly onTake: (citizenId: string) => void;
  readonly onLeave: () => void;
};

/** Finds a file that no rule took for a duplicate: somebody who married, or whose name was misheard. */
const OtherFile = ({ person, onTake, onLeave }: OtherFileProps) => {
  const [text, setText] = useState('');
  const { state, matches, isGuess } = useCitizenFind(text);
  const options = matches
    .filter(({ citizenId }) => citizenId !== person.id)
    .map(({ citizenId, name, ranges, birthDate, phone, isNear }) => ({
      id: citizenId,
      label: name,
      content: <MarkedText text={name} ranges={ranges} />,
      detail: [isNear && !isGuess && peopleText.search.near, peopleText.born(birthDate), phoneInPairs(phone)]
        .filter(Boolean)
        .join(' · '),
    }));
  return (
    <div onKeyDown={stopEscape(onLeave)}>
      <ComboBox
        label={peopleText.merge.other}
        icon={Search}
        options={options}
        text={text}
        onText={setText}
        onChoose={onTake}
        heading={isGuess ? peopleText.search.didYouMean : undefined}
        empty={state === 'tooShort' || state === 'reading' ? peopleText.search[state] : peopleText.search.nobody}
        autoFocus
      />
    </div>
  );
};

type MergePartProps = {
  readonly person: Person;
  readonly today: string;
  readonly acts: FileActs;
  readonly onPerson: (citizenId: string) => void;
};

const texts = peopleText.merge;
const noDoubts: MergeDoubts = { fields: [], tickets: null };

const nameOf = (values: CitizenValues): string => knownBy(values) || peopleText.file.unnamed;

const Row = ({
  values,
  why,
  children,
}: {
  readonly values: CitizenValues;
  readonly why?: string;
  readonly children: ReactNode;
}) => (
  <li>
    <span>
      <b>{nameOf(values)}</b>
      <span className="meta">
        {[peopleText.born(values.birthDate), phoneInPairs(values.phone), why ?? ''].filter(Boolean).join(' · ')}
      </span>
    </span>
    <span className="pf-do">{children}</span>
  </li>
);

/** Probable duplicates, to be made one with this file, and those that were, to be separated again. */
export const MergePart = ({ person, today, acts, onPerson }: MergePartProps) => {
  const [isSearching, setSearching] = useState(false);
  /** Whom it is asked about, `''` = nobody. */
  const [askedId, setAskedId] = useState('');
  const { person: personById } = useCitizens(true);
  const tickets = useTicketsOfDay(today);
  const merge = (otherId: string): void =>
    void acts.run((commands) => commands.mergeCitizens({ keepId: person.id, otherId }));
  const doubtsOf = (other: Person): MergeDoubts | null => mergeDoubts(person, other, tickets);
  /** Merges at once where nothing differs, else what does is read first. */
  const want = (otherId: string, isDuplicate: boolean): void => {
    setSearching(false);
    const other = personById(otherId);
    if (other && isRead(tickets) && !asksFirst(doubtsOf(other), isDuplicate)) merge(otherId);
    else setAskedId(otherId);
  };
  const asked = askedId === '' ? null : personById(askedId);
  const separate = (citizenId: string): void => void acts.run((commands) => commands.unmergeCitizen({ citizenId }));
  return (
    <>
      {person.merged.length > 0 && (
        <section className="pf-part" aria-label={texts.merged}>
          <Head level={3} title={texts.merged} meta={person.merged.length} />
          <ul className="pf-list">
            {person.merged.map(({ id, values }) => (
              <Row key={id} values={values}>
                <Button size="small" label={texts.separateOf(nameOf(values))} onPress={() => separate(id)}>
                  {texts.separate}
                </Button>
              </Row>
            ))}
          </ul>
        </section>
      )}
      <section className="pf-part" aria-label={texts.title}>
        <Head
          level={3}
          title={texts.title}
          {...(person.duplicates.length > 0 ? { meta: person.duplicates.length } : {})}
        />
        {person.duplicates.length === 0 ? (
          <p className="meta">{texts.none}</p>
        ) : (
          <>
            <ul className="pf-list">
              {person.duplicates.map(({ id, values, why }) => (
                <Row key={id} values={values} why={texts.why(why)}>
                  <Button size="small" label={peopleText.file.openOf(nameOf(values))} onPress={() => onPerson(id)}>
                    {peopleText.file.open}
                  </Button>
                  <Button size="small" label={texts.actOf(nameOf(values))} onPress={() => want(id, true)}>
                    {texts.act}
                  </Button>
                </Row>
              ))}
            </ul>
            <p className="meta">{texts.stays}</p>
          </>
        )}
        {isSearching ? (
          <OtherFile person={person} onTake={(id) => want(id, false)} onLeave={() => setSearching(false)} />
        ) : (
          <Button tone="link" onPress={() => setSearching(true)}>
            {texts.other}
          </Button>
        )}
      </section>
      {asked && (
        <ChoiceDialog
          title={texts.ask.title(nameOf(asked.values), nameOf(person.values))}
          hint={texts.ask.about(doubtsOf(asked) ?? noDoubts)}
          choices={[
            // Entrée answers what can be done again later.
            { id: 'leave', label: texts.ask.leave },
            { id: 'merge', label: texts.ask.go },
          ]}
          onPick={(id) => {
            setAskedId('');
            if (id === 'merge') merge(asked.id);
          }}
          onClose={() => setAskedId('')}
          opensByEnter
        />
      )}
    </>
  );
};
