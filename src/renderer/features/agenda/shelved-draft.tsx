import { Undo2 } from 'lucide-react';

import { agendaText } from '#shared/i18n/fr/agenda';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { isTyped, nameTyped, type Draft } from './view-model/draft';

type ShelvedDraftProps = {
  readonly draft: Draft;
  /** What was typed for others before and left, the newest first. */
  readonly shelf: readonly Draft[];
  readonly onResume: (shelved: Draft) => void;
};

const wordsOf = (shelved: Draft): string => agendaText.create.resume(nameTyped(shelved));

/** Forms that were left half typed wait here, until somebody is typed into the new one: who calls next finds an empty form. */
export const ShelvedDraft = ({ draft, shelf, onResume }: ShelvedDraftProps) => {
  const offered = draft.changes || isTyped(draft) ? [] : shelf;
  const [newest] = offered;
  const label = newest ? wordsOf(newest) : '';
  useKeys([{ id: 'resume', key: 'Alt R', label, run: () => newest && onResume(newest), when: newest !== undefined }], {
    group: agendaText.keys.group,
    rank: 1,
  });
  return offered.map((one, index) => (
    <Button
      key={one.id}
      size="small"
      icon={Undo2}
      {...(index === 0 ? { keys: 'Alt R' } : {})}
      className="ag-shelved"
      onPress={() => onResume(one)}
    >
      <span className="clip">{wordsOf(one)}</span>
    </Button>
  ));
};
