import { Search } from 'lucide-react';
import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { phoneInPairs } from '#shared/lib/phone';
import { displayName } from '#shared/domain/model/citizen-values';

import { useCitizenSearch } from '../../data/queries/use-citizen-search';
import { Button } from '../../ui/button';
import { ComboBox, type ComboOption } from '../../ui/combo-box';
import { MarkedText } from '../../ui/marked-text';
import { TextField } from '../../ui/text-field';
import { whoFromSearch, type Draft, type DraftField, type DraftWho } from './view-model/draft';

type CitizenFieldProps = {
  readonly draft: Draft;
  readonly onDraft: (patch: Partial<Draft>) => void;
  /** Words of a field that must be completed, `undefined` when all is well or it is too early to say. */
  readonly errorOf: (field: DraftField) => string | undefined;
};

const texts = agendaText.create;
const newId = '+';
/** More than this is better typed than read. */
const mostShown = 7;

const SearchCitizen = ({
  text,
  onDraft,
  error,
}: {
  readonly text: string;
  readonly onDraft: CitizenFieldProps['onDraft'];
  readonly error: string | undefined;
}) => {
  const found = useCitizenSearch(text).slice(0, mostShown);
  const options: ComboOption[] = found.map(({ citizenId, name, ranges, birthDate, phone }) => ({
    id: citizenId,
    label: name,
    content: <MarkedText text={name} ranges={ranges} />,
    detail: [birthDate && texts.bornIn(birthDate), phone && texts.phoneEnd(phone)].filter(Boolean).join(' · '),
  }));
  if (text.trim().length >= 2) options.push({ id: newId, label: texts.createCitizen(text.trim()) });
  const choose = (id: string): void => {
    const match = found.find((one) => one.citizenId === id);
    if (match) {
      onDraft({
        who: { kind: 'known', citizenId: id, values: match.values },
        phone: phoneInPairs(match.phone),
        email: match.values.email,
      });
    } else onDraft({ who: whoFromSearch(text) });
  };
  return (
    <ComboBox
      label={texts.citizen}
      hint={texts.citizenHint}
      icon={Search}
      options={options}
      text={text}
      onText={(next) => onDraft({ who: { kind: 'search', text: next } })}
      onChoose={choose}
      error={error}
      autoFocus
    />
  );
};

type NewCitizenProps = CitizenFieldProps & {
  readonly who: Extract<DraftWho, { kind: 'new' }>;
  readonly onBack: () => void;
};

const NewCitizen = ({ who, onDraft, errorOf, onBack }: NewCitizenProps) => {
  const change = (patch: Partial<typeof who>) => onDraft({ who: { ...who, ...patch } });
  return (
    <div className="ag-newwho">
      <TextField
        label={texts.lastName}
        value={who.lastName}
        onChange={(lastName) => change({ lastName })}
        error={errorOf('lastName')}
        maxLength={60}
        autoFocus={who.lastName === ''}
      />
      <TextField
        label={texts.firstName}
        value={who.firstName}
        onChange={(firstName) => change({ firstName })}
        error={errorOf('firstName')}
        maxLength={60}
        autoFocus={who.lastName !== '' && who.firstName === ''}
      />
      <TextField
        label={texts.birthDate}
        value={who.birthDate}
        onChange={(birthDate) => change({ birthDate })}
        placeholder={texts.birthHint}
        inputMode="numeric"
        error={errorOf('birthDate')}
        maxLength={10}
        autoFocus={who.lastName !== '' && who.firstName !== ''}
      />
      <Button tone="link" className="ag-back" onPress={onBack}>
        {texts.changeCitizen}
      </Button>
    </div>
  );
};

/** Whom the appointment is for: found while typing, or made. */
export const CitizenField = ({ draft, onDraft, errorOf }: CitizenFieldProps) => {
  const { who } = draft;
  const [searched, setSearched] = useState('');
  if (who.kind === 'search') {
    const keep = (patch: Partial<Draft>): void => {
      setSearched(who.text);
      onDraft(patch);
    };
    return <SearchCitizen text={who.text} onDraft={keep} error={errorOf('citizen')} />;
  }
  const back = () => onDraft({ who: { kind: 'search', text: searched } });
  if (who.kind === 'new')
    return <NewCitizen draft={draft} who={who} onDraft={onDraft} errorOf={errorOf} onBack={back} />;
  return (
    <div className="ag-known">
      <div>
        <span className="label">{texts.citizen}</span>
        <b>{displayName(who.values)}</b>
        {who.values.birthDate !== '' && <span className="meta">{texts.born(who.values.birthDate)}</span>}
      </div>
      <Button tone="link" onPress={back}>
        {texts.changeCitizen}
      </Button>
    </div>
  );
};
