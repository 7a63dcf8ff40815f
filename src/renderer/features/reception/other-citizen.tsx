import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { MarkedText } from '../../ui/marked-text';
import { useOpenPerson } from '../../ui/open-person';

const text = receptionText.arrivals;

type OtherCitizenProps = {
  readonly match: CitizenMatch;
  readonly onPick: () => void;
  /** The key that opens this file, `''` for none. */
  readonly keys: string;
};

/** Somebody who has no appointment today, or is here already. */
export const OtherCitizen = ({ match, onPick, keys }: OtherCitizenProps) => (
  <li className="arr">
    <button type="button" className="arr-pick" onClick={onPick}>
      <span />
      <span className="who-what">
        <b className="clip">
          <MarkedText text={match.name} ranges={match.ranges} />
        </b>
        {match.birthDate !== '' && <span className="clip">{text.bornIn(match.birthDate.slice(0, 4))}</span>}
        {match.knownAs !== '' && <span className="clip">{peopleText.search.knownAs(match.knownAs)}</span>}
        <span className="sr">{text.choose}</span>
      </span>
    </button>
    <FileButton citizenId={match.citizenId} name={match.name} keys={keys} />
  </li>
);

type FileButtonProps = { readonly citizenId: string; readonly name: string; readonly keys: string };

const FileButton = ({ citizenId, name, keys }: FileButtonProps) => {
  const openPerson = useOpenPerson();
  if (!openPerson) return null;
  return (
    <Button
      size="small"
      className="arr-file"
      label={peopleText.file.openOf(name)}
      {...(keys === '' ? {} : { keys })}
      onPress={() => openPerson(citizenId)}
    >
      {peopleText.file.open}
    </Button>
  );
};
