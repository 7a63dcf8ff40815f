import type { RefObject } from 'react';

import type { Reason } from '#shared/domain/model/reference';
import { receptionText } from '#shared/i18n/fr/reception';

import { digitsTo } from '../../ui/key-name';
import { useKeys } from '../../ui/keys';

const text = receptionText.keys;

type ReceptionKeys = {
  readonly favourites: readonly Reason[];
  readonly onReason: (reasonId: string) => void;
  readonly onOther: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onPassage: () => void;
  readonly onAnswered: () => void;
  readonly onEntrust: () => void;
  readonly onPriority: () => void;
  readonly onBook: () => void;
  readonly onRepeat: () => void;
  readonly canRepeat: boolean;
  readonly isSearching: boolean;
  /** How many of the lines can be chosen by the arrows. */
  readonly choices: number;
  /** The list of the other reasons is open: Échap closes it. */
  readonly onLeaveOther: (() => void) | null;
  /** The passage holds something: Échap empties it. */
  readonly onClear: (() => void) | null;
};

/** Binds the keys of reception. The bar shows those of the moment: of the search while searching, else of the passage. */
export const useReceptionKeys = (keys: ReceptionKeys): void => {
  const { favourites, isSearching } = keys;
  const search = (): void => {
    keys.searchRef.current?.focus();
    // Another name takes the place of what stands there.
    keys.searchRef.current?.select();
  };
  const range = digitsTo(favourites.length + 1);
  useKeys([
    { key: range, within: 'passage', label: text.reason, bar: true },
    { key: '↑ ↓', label: text.choose, bar: isSearching, when: keys.choices > 1 },
    { key: 'Tab', label: text.field, bar: !isSearching },
    // While searching it is the act of the chosen row, which that list says.
    { id: 'print', key: 'Entrée', within: 'passage', label: text.print, bar: true, when: !isSearching },
    {
      id: 'leaveOther',
      key: 'Échap',
      label: receptionText.passage.leaveOther,
      run: () => keys.onLeaveOther?.(),
      when: keys.onLeaveOther !== null,
    },
    {
      id: 'clear',
      key: 'Échap',
      label: receptionText.passage.clear,
      run: () => keys.onClear?.(),
      when: keys.onClear !== null,
    },
    { key: 'F3', label: text.search, run: search, bar: !isSearching },
    { key: 'F2', label: text.passage, run: keys.onPassage, bar: isSearching },
    { key: 'F4', label: text.appointment, run: keys.onBook, bar: true },
    { key: 'F9', label: receptionText.passage.answered, run: keys.onAnswered },
    { key: 'Maj F7', label: receptionText.passage.entrust, run: keys.onEntrust },
    { key: 'Alt P', label: text.priority, run: keys.onPriority },
    { key: 'Ctrl R', label: receptionText.recent.repeat, run: keys.onRepeat, when: keys.canRepeat },
    ...favourites.map((reason, index) => ({
      key: String(index + 1),
      within: 'passage' as const,
      label: `${text.reason} : ${reason.name}`,
      run: () => keys.onReason(reason.id),
    })),
    {
      key: String(favourites.length + 1),
      within: 'passage',
      label: receptionText.passage.otherReason,
      run: keys.onOther,
    },
  ]);
};
