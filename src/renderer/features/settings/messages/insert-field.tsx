import type { RefObject } from 'react';

import { messageFields } from '#shared/domain/messages/fill-template';
import { settingsMessagesText as texts } from '#shared/i18n/fr/settings-messages';

type InsertFieldProps = {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onInsert: (body: string) => void;
};

/** Puts the name of a field where the cursor stands in the text. */
export const InsertField = ({ area, onInsert }: InsertFieldProps) => {
  const insert = (name: string): void => {
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
    <div className="msg-insert" role="group" aria-label={texts.fields}>
      <span className="label">{texts.fields}</span>
      {messageFields.map((name) => (
        <button key={name} type="button" className="msg-field" onClick={() => insert(name)}>
          {texts.fieldNames[name]}
        </button>
      ))}
    </div>
  );
};
