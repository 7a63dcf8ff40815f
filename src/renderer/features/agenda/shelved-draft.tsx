import { Undo2 } from 'lucide-react';

import { agendaText } from '#shared/i18n/fr/agenda';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { isTyped, nameTyped, type Draft } from './view-model/draft';

type ShelvedDraftProps = {
  readonly draft: Draft;
  /** What was typed for somebody before and left, `null` = nothing. */
  readonly shelved: Draft | null;
  readonly onResume: () => void;
};

/** A form that was left half typed waits here, until somebody is typed into the new one: who calls next finds an empty form. */
export const ShelvedDraft = ({ draft, shelved, onResume }: ShelvedDraftProps) => {
  const isOffered = shelved !== null && !isTyped(draft);
  const label = agendaText.create.resume(shelved ? nameTyped(shelved) : '');
  useKeys([{ id: 'resume', key: 'Alt R', label, run: onResume, when: isOffered }], {
    group: agendaText.keys.group,
    rank: 1,
  });
  if (!isOffered) return null;
  return (
    <Button size="small" icon={Undo2} keys="Alt R" className="ag-shelved" onPress={onResume}>
      <span className="clip">{label}</span>
    </Button>
  );
};
