import { useState } from 'react';

import type { Theme } from '#shared/domain/model/reference';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { ChoiceDialog } from '../../ui/choice-dialog';
import { themesUnder } from '#shared/domain/requests/themes-of-reason';
import { entryById } from '#shared/lib/entry-by-id';

const text = counterLifeText.theme;

type ThemeDialogProps = {
  readonly themes: readonly Theme[];
  readonly onPick: (themeId: string) => void;
  readonly onClose: () => void;
};

/** What the request was about. A theme that others refine asks once more, and Entrée leaves it there. */
export const ThemeDialog = ({ themes, onPick, onClose }: ThemeDialogProps) => {
  const [parent, setParent] = useState<Theme | null>(null);
  const pick = (id: string): void => {
    const chosen = entryById(themes, id);
    if (parent === null && chosen && themesUnder(themes, id).length > 0) setParent(chosen);
    else onPick(id);
  };
  return (
    <ChoiceDialog
      key={parent?.id ?? ''}
      title={parent?.name ?? text.title}
      hint={text.hint}
      choices={themesUnder(themes, parent?.id ?? '').map(({ id, name }) => ({ id, label: name }))}
      onPick={pick}
      bare={{
        label: parent ? text.all(parent.name) : text.none,
        onPick: () => onPick(parent?.id ?? ''),
      }}
      onClose={onClose}
    />
  );
};
