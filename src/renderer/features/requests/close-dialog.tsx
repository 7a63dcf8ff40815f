import { useState } from 'react';

import type { SiteReference, Theme } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { themesOfReason, themesUnder } from '#shared/domain/requests/themes-of-reason';
import { outcomeText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { ChoiceDialog } from '../../ui/choice-dialog';

const closeText = requestsText.close;

/** How a request that came in writing or by phone may end. */
const outcomes = ['answered', 'redirected', 'incompleteFile'] as const;

type CloseDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly about: string;
  readonly onPick: (outcome: string, themeId: string) => void;
  readonly onClose: () => void;
};

/** The end of a request: its outcome, known where it was answered, then what it was about. A digit each. */
export const CloseDialog = ({ line, reference, about, onPick, onClose }: CloseDialogProps) => {
  const [outcome, setOutcome] = useState(line.request.status === 'answered' ? 'answered' : '');
  const [parent, setParent] = useState<Theme | null>(null);
  const themes = themesOfReason(reference, line.request.reasonId);
  if (outcome === '') {
    const pick = (id: string): void => (themes.length === 0 ? onPick(id, '') : setOutcome(id));
    return (
      <ChoiceDialog
        key="outcome"
        title={closeText.outcome}
        about={about}
        choices={outcomes.map((id) => ({ id, label: outcomeText[id] }))}
        onPick={pick}
        onClose={onClose}
      />
    );
  }
  const pick = (id: string): void => {
    const chosen = entryById(themes, id);
    if (parent === null && chosen && themesUnder(themes, id).length > 0) setParent(chosen);
    else onPick(outcome, id);
  };
  return (
    <ChoiceDialog
      key={`theme ${parent?.id ?? ''}`}
      title={parent?.name ?? closeText.theme}
      about={about}
      choices={themesUnder(themes, parent?.id ?? '').map(({ id, name }) => ({ id, label: name }))}
      onPick={pick}
      bare={{
        label: parent ? closeText.all(parent.name) : closeText.noTheme,
        onPick: () => onPick(outcome, parent?.id ?? ''),
      }}
      onClose={onClose}
    />
  );
};
