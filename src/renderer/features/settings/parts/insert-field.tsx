import type { RefObject } from 'react';

type InsertFieldProps<Name extends string> = {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly names: readonly Name[];
  readonly wordOf: (name: Name) => string;
  readonly onInsert: (body: string) => void;
};

/** Puts the name of a field where the cursor stands in the text. */
export const InsertField = <Name extends string>({ area, label, names, wordOf, onInsert }: InsertFieldProps<Name>) => {
  const insert = (name: Name): void => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const word = `{${name}}`;
    onInsert(value.slice(0, from) + word + value.slice(to));
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + word.length, from + word.length);
    });
  };
  return (
    <div className="set-insert" role="group" aria-label={label}>
      <span className="label">{label}</span>
      {names.map((name) => (
        <button key={name} type="button" className="link" onClick={() => insert(name)}>
          {wordOf(name)}
        </button>
      ))}
    </div>
  );
};
