import { formatMinutes, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';

import { ChoiceDialog } from './choice-dialog';

const text = receptionText.early;

type EarlyArrivalProps = {
  /** Who came, `''` = their file has no name. */
  readonly name: string;
  /** Civil time of the appointment, and how far ahead it is. */
  readonly time: string;
  readonly aheadMin: number;
  /** Gives them a ticket for their appointment all the same. */
  readonly onWait: () => void;
  /** Begins to move the appointment. */
  readonly onMove: () => void;
  readonly onClose: () => void;
};

/** Somebody comes hours before their appointment: it is said, and the agent chooses what becomes of it. */
export const EarlyArrival = ({ name, time, aheadMin, onWait, onMove, onClose }: EarlyArrivalProps) => (
  <ChoiceDialog
    title={text.title(name, shortTime(time), formatMinutes(aheadMin))}
    hint={text.hint}
    choices={[
      { id: 'wait', label: text.wait },
      { id: 'move', label: text.move },
      { id: 'later', label: text.later(shortTime(time)) },
    ]}
    onPick={(id) => {
      onClose();
      if (id === 'wait') onWait();
      if (id === 'move') onMove();
    }}
    onClose={onClose}
    opensByEnter
  />
);
