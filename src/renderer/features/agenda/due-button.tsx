import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';

import { useDueAppointments } from '../../data/queries/use-due-appointments';
import { useNamesWithKeys } from '../../ui/aria-keys';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { signs } from '../../ui/signs';

/** How many past appointments wait for their outcome, and the way to them; nothing at all when none does. */
export const DueButton = ({ onOpen }: { readonly onOpen: () => void }) => {
  const { length } = useDueAppointments();
  useKeys(
    [{ id: 'due', key: 'R', within: 'calendar', label: bookingText.keys.dueList, run: onOpen, when: length > 0 }],
    {
      group: agendaText.keys.group,
    },
  );
  const nameOf = useNamesWithKeys();
  if (length === 0) return null;
  return (
    <Button
      size="small"
      keys="R"
      icon={signs.needsOutcome.icon}
      className="ag-due"
      label={nameOf(bookingText.due.count(length), 'R')}
      onPress={onOpen}
    >
      <span className="ag-due-words">{bookingText.due.view}</span> <b>{length}</b>{' '}
    </Button>
  );
};
