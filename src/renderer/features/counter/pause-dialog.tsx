import { pauseReasons, type PauseReason } from '#shared/domain/model/desk-session';
import { pauseText } from '#shared/i18n/fr/common';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { ChoiceDialog } from '../../ui/choice-dialog';

type PauseDialogProps = { readonly onPause: (why: PauseReason) => void; readonly onClose: () => void };

/** Why the desk calls nobody for a while: 1 to 5. */
export const PauseDialog = ({ onPause, onClose }: PauseDialogProps) => (
  <ChoiceDialog
    title={counterLifeText.pause.title}
    hint={counterLifeText.pause.hint}
    choices={pauseReasons.map((id) => ({ id, label: pauseText[id] ?? id }))}
    onPick={(id) => {
      const why = pauseReasons.find((one) => one === id);
      if (why) onPause(why);
    }}
    onClose={onClose}
  />
);
