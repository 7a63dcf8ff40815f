import { useId } from 'react';

/** What makes a field a combobox to a screen reader: the line that Entrée takes is read while the focus stays in the field. */
export type ComboField = {
  readonly role: 'combobox';
  readonly 'aria-autocomplete': 'list';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls'?: string;
  readonly 'aria-activedescendant'?: string;
};

type ComboListOf = {
  readonly label: string;
  /** Lines in the list; without any it is not open. */
  readonly count: number;
  /** The line that Entrée takes, -1 = none. */
  readonly at: number;
};

/** A list that a field walks by the arrows, as a screen reader hears the two: attributes for the field, for the list and for its lines. */
export const useComboList = ({ label, count, at }: ComboListOf) => {
  const id = useId();
  const field: ComboField = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': count > 0,
    ...(count > 0 ? { 'aria-controls': id } : {}),
    ...(at >= 0 && at < count ? { 'aria-activedescendant': `${id}-${at}` } : {}),
  };
  return {
    field,
    list: { id, role: 'listbox', 'aria-label': label } as const,
    option: (index: number) => ({ id: `${id}-${index}`, role: 'option', 'aria-selected': index === at }) as const,
  };
};

type ComboWordsProps = ComboListOf & {
  readonly combo: ReturnType<typeof useComboList>;
  readonly wordsAt: (index: number) => string;
  readonly onPick: (index: number) => void;
};

/** So many lines before and after the chosen one are there to be read. */
const around = 5;

/**
 * The list of a field in words alone, for rows that hold buttons: an option must not hold any, so they stay as they are and are reached by Tab.
 * Only the lines around the chosen one are drawn, as a town may expect hundreds; each says which of how many it is.
 */
export const ComboWords = ({ combo, count, at, wordsAt, onPick }: ComboWordsProps) => {
  if (count === 0) return null;
  const from = Math.max(0, at - around);
  const shown = Array.from(
    { length: Math.min(count, Math.max(at, 0) + around + 1) - from },
    (_, index) => from + index,
  );
  return (
    <ul className="sr" {...combo.list}>
      {shown.map((index) => (
        <li
          key={index}
          {...combo.option(index)}
          aria-setsize={count}
          aria-posinset={index + 1}
          onClick={() => onPick(index)}
        >
          {wordsAt(index)}
        </li>
      ))}
    </ul>
  );
};
