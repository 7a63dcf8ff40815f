import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';
import { phoneInPairs } from '#shared/lib/phone';

import type { ActiveAction } from '../ui/keys';

/** One line of the palette: something to do, or a person whose file opens. */
export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly detail: string;
  readonly key: string;
  readonly isDisabled: boolean;
  readonly run: () => void;
};

export const actionEntry = (action: ActiveAction): PaletteEntry => ({
  id: action.id,
  label: action.label,
  ranges: [],
  detail: action.disabled ? shellText.palette.disabled : action.group || shellText.groups.screen,
  key: action.key,
  isDisabled: action.disabled,
  run: () => action.run?.(),
});

export const personEntry = (match: CitizenMatch, onPerson: (citizenId: string) => void): PaletteEntry => {
  const { citizenId, name, ranges, birthDate, phone, knownAs } = match;
  const aside = knownAs === '' ? '' : peopleText.search.knownAs(knownAs);
  return {
    id: citizenId,
    label: name === '' ? peopleText.file.unnamed : name,
    ranges,
    detail: [aside, peopleText.born(birthDate), phoneInPairs(phone), peopleText.search.group]
      .filter(Boolean)
      .join(' · '),
    key: '',
    isDisabled: false,
    run: () => onPerson(citizenId),
  };
};
