import { Search } from 'lucide-react';
import { useState, useTransition } from 'react';

import { calledSo } from '#shared/domain/people/search-citizens';
import { usualCase } from '#shared/domain/people/usual-case';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bornIn } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { readBirthDate } from '#shared/domain/people/read-birth-date';
import { knownBy } from '#shared/domain/model/citizen-values';

import { useCitizenFind } from '../../data/queries/use-citizen-search';
import { useProbableDuplicates } from '../../data/queries/use-probable-duplicates';
import { Button } from '../../ui/button';
import { useToday } from '../../data/queries/use-today';
import { ComboBox, type ComboOption } from '../../ui/combo-box';
import { useReboundOpen } from '../../ui/keys';
import { MarkedText } from '../../ui/marked-text';
import { TextField } from '../../ui/text-field';
import { KnownOffer } from './known-offer';
import { forSomebodyElse, hasDigits, sayUnsure, withKnown, type Draft, type DraftField } from './view-model/draft';
import { phoneIn, phoneTyped, whoFromSearch, type NewWho } from './view-model/who-from-search';

/**
 * A text that is typed, and told to the screen around it when there is time: the answer to a keystroke must not wait until a whole
 * agenda is drawn anew. What the screen sets by itself is taken over once nothing is under way.
 */
const useTyped = (text: string, tell: (text: string) => void): readonly [string, (text: string) => void] => {
  const [typed, setTyped] = useState(text);
  const [isTelling, startTelling] = useTransition();
  if (!isTelling && text !== typed) setTyped(text);
  const type = (next: string): void => {
    setTyped(next);
    startTelling(() => tell(next));
  };
  return [typed, type];
};

type CitizenFieldProps = {
  readonly draft: Draft;
  readonly onDraft: (patch: Partial<Draft>) => void;
  /** Words of a field that must be completed, `undefined` when all is well or it is too early to say. */
  readonly errorOf: (field: DraftField) => string | undefined;
  /** The form is on its way: whoever is found now is the person it just made. */
  readonly isSent: boolean;
};

const texts = agendaText.create;
const newId = '+';
/** More than this is better typed than read. */
const mostShown = 7;

type SearchProps = {
  readonly text: string;
  /** The form as it stands. */
  readonly draft: Draft;
  readonly onDraft: CitizenFieldProps['onDraft'];
  readonly error: string | undefined;
  /** Somebody else is wanted than these words found: the next letter replaces them. */
  readonly isAnew: boolean;
  /** Hears by which words somebody was found, or made. */
  readonly onSearched: (text: string) => void;
};

const SearchCitizen = ({ text, draft, onDraft, error, isAnew, onSearched }: SearchProps) => {
  const [typed, setTyped] = useTyped(text, (next) => onDraft({ who: { kind: 'search', text: next } }));
  const { state, matches, isGuess, lean } = useCitizenFind(typed);
  // The text for which Entrée was asked to take somebody and could not.
  const unread = useReboundOpen();
  const [unsureFor, setUnsureFor] = useState<string | null>(null);
  const found = matches.slice(0, mostShown);
  const options: ComboOption[] = found.map(({ citizenId, name, ranges, birthDate, phone, knownAs, isNear }) => ({
    id: citizenId,
    label: name,
    content: <MarkedText text={name} ranges={ranges} />,
    detail: [
      isNear && !isGuess && peopleText.search.near,
      knownAs && peopleText.search.knownAs(knownAs),
      bornIn(birthDate),
      phone && texts.phoneEnd(phone),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  // Nobody is made while it is not known who is there already.
  const made = whoFromSearch(typed, lean);
  const phone = phoneTyped(typed);
  if (state === 'found')
    options.push({
      id: newId,
      label: texts.createCitizen(made, typed.trim()),
      detail: made.lastName === '' ? '' : [made.birthDate, phone].filter(Boolean).join(' · '),
    });
  // Enter takes a single match only if its whole name was typed: « Petit » must not take Petitjean. It fills the form and books nothing.
  const [first] = found;
  const alone = found.length === 1 ? (calledSo(found)[0]?.citizenId ?? '') : '';
  // Where all of them only resemble it, the first Entrée shows them and the next one makes a file: nobody is taken for another, nor overlooked.
  const isNewName = isGuess && unsureFor === typed;
  const sure = first ? alone || (isNewName ? newId : '') : (options[0]?.id ?? '');
  const cut = matches.length > mostShown ? peopleText.search.first(mostShown) : undefined;
  const asked = unsureFor === typed ? sayUnsure(matches, typed, isGuess) : undefined;
  const heading = asked ?? (isGuess ? peopleText.search.didYouMean : cut);
  const choose = (id: string): void => {
    const match = found.find((one) => one.citizenId === id);
    onSearched(typed);
    if (match) onDraft(withKnown(draft, id, match.values));
    else {
      const isKnown = phone === '' || draft.phone.trim() !== '';
      onDraft({ who: made, ...(isKnown ? {} : { phone }) });
    }
  };
  return (
    <ComboBox
      label={texts.citizen}
      hint={texts.citizenHint}
      isRequired
      icon={Search}
      options={options}
      text={typed}
      onText={setTyped}
      onChoose={choose}
      error={error}
      heading={heading}
      {...(state === 'tooShort' || state === 'reading' ? { empty: peopleText.search[state] } : {})}
      sure={sure}
      onUnsure={() => {
        setUnsureFor(typed);
        // Pressed twice it is the same press: nobody has read whom the name resembles.
        unread();
      }}
      autoFocus
      selectsText={isAnew}
    />
  );
};

type NewCitizenProps = CitizenFieldProps & {
  readonly who: NewWho;
  readonly onBack: () => void;
};

const NewCitizen = ({ draft, who, onDraft, errorOf, isSent, onBack }: NewCitizenProps) => {
  const change = (patch: Partial<typeof who>) => onDraft({ who: { ...who, ...patch } });
  const { lastName, firstName } = who;
  /** A name in its usual case; a number that was typed after it goes where numbers stand. */
  const leaveName = (field: 'lastName' | 'firstName'): void => {
    const { phone, rest } = phoneIn(who[field]);
    const moves = phone !== '' && draft.phone.trim() === '';
    onDraft({
      who: { ...who, [field]: usualCase(moves ? rest : who[field]) },
      ...(moves ? { phone } : {}),
    });
  };
  // Where the cut of the typed name is not sure the next look falls on it; where it is, no key more is needed.
  const toFirstName = lastName !== '' && (firstName === '' || who.isDoubtful === true);
  const birthDate = readBirthDate(who.birthDate, useToday()) ?? '';
  const known = useProbableDuplicates({ lastName, firstName, birthDate, phone: draft.phone, email: draft.email });
  return (
    <div className="ag-newwho">
      <TextField
        label={texts.lastName}
        value={who.lastName}
        onChange={(next) => change({ lastName: next })}
        onBlur={() => leaveName('lastName')}
        isRequired
        error={hasDigits(lastName) ? texts.nameDigits : errorOf('lastName')}
        maxLength={60}
        autoFocus={who.lastName === ''}
      />
      <TextField
        label={texts.firstName}
        value={who.firstName}
        onChange={(next) => change({ firstName: next })}
        onBlur={() => leaveName('firstName')}
        isRequired
        error={hasDigits(firstName) ? texts.nameDigits : errorOf('firstName')}
        maxLength={60}
        {...(who.isDoubtful ? { hint: texts.nameDoubtful } : {})}
        autoFocus={toFirstName}
      />
      <TextField
        label={texts.birthDate}
        value={who.birthDate}
        onChange={(next) => change({ birthDate: next })}
        placeholder={texts.birthHint}
        inputMode="numeric"
        error={errorOf('birthDate')}
        maxLength={20}
        autoFocus={lastName !== '' && !toFirstName}
      />
      <Button tone="link" className="ag-back" onPress={onBack}>
        {texts.changeCitizen}
      </Button>
      <KnownOffer
        known={isSent ? [] : known}
        onTake={({ id, values }) => onDraft(withKnown(draft, id, values))}
        group={agendaText.keys.group}
      />
    </div>
  );
};

/** Whom the appointment is for: found while typing, or made. */
export const CitizenField = (props: CitizenFieldProps) => {
  const { draft, onDraft, errorOf } = props;
  const { who } = draft;
  const [searched, setSearched] = useState('');
  const [isAnew, setAnew] = useState(false);
  if (who.kind === 'search') {
    return (
      <SearchCitizen
        text={who.text}
        draft={draft}
        onDraft={onDraft}
        onSearched={setSearched}
        error={errorOf('citizen') && (who.text === '' ? errorOf('citizen') : texts.missing.citizenChoice)}
        isAnew={isAnew}
      />
    );
  }
  const back = (): void => {
    setAnew(true);
    onDraft(forSomebodyElse(draft, searched));
  };
  if (who.kind === 'new') return <NewCitizen {...props} who={who} onBack={back} />;
  return (
    <div className="ag-known">
      <div>
        <span className="label">{texts.citizen}</span>
        <b>{knownBy(who.values)}</b>
        {who.values.birthDate !== '' && <span className="meta">{texts.born(who.values.birthDate)}</span>}
      </div>
      {!draft.changes && (
        <Button tone="link" onPress={back}>
          {texts.changeCitizen}
        </Button>
      )}
    </div>
  );
};
