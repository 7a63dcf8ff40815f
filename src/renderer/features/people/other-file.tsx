import { Search } from 'lucide-react';
import { useState } from 'react';

import type { Person } from '#shared/domain/people/person';
import { peopleText } from '#shared/i18n/fr/people';
import { phoneInPairs } from '#shared/lib/phone';

import { useCitizenFind } from '../../data/queries/use-citizen-search';
import { ComboBox } from '../../ui/combo-box';
import { MarkedText } from '../../ui/marked-text';
import { stopEscape } from './stop-escape';

type OtherFileProps = {
  readonly person: Person;
  readonly onTake: (citizenId: string) => void;
  readonly onLeave: () => void;
};

/** Finds a file that no rule took for a duplicate: somebody who married, or whose name was misheard. */
export const OtherFile = ({ person, onTake, onLeave }: OtherFileProps) => {
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
