import { PhoneCall } from 'lucide-react';

import { callsText } from '#shared/i18n/fr/calls';
import { agendaText } from '#shared/i18n/fr/agenda';

import { useCallCount } from '../../data/queries/use-conflicts';
import { useNamesWithKeys } from '../../ui/aria-keys';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';

/** How many people were moved and do not know yet, and the way to the call list; nothing at all when everybody does. */
export const CallsButton = ({ onOpen }: { readonly onOpen: () => void }) => {
  const length = useCallCount();
  useKeys([{ id: 'calls', key: 'P', within: 'calendar', label: callsText.open, run: onOpen, when: length > 0 }], {
    group: agendaText.keys.group,
  });
  const nameOf = useNamesWithKeys();
  if (length === 0) return null;
  return (
    <Button
      size="small"
      keys="P"
      icon={PhoneCall}
      className="ag-due"
      // The words as they are seen, also where there is no room for them.
      label={nameOf(`${callsText.short} ${length}`, 'P')}
      onPress={onOpen}
    >
      <span className="ag-due-words">{callsText.short}</span> <b>{length}</b>{' '}
    </Button>
  );
};
