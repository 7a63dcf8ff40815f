import { Printer } from 'lucide-react';
import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { printsText } from '#shared/i18n/fr/prints';
import type { SiteReference } from '#shared/domain/model/reference';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { DayListDialog } from './day-list-dialog';
import type { CivilNow } from './view-model/block-state';

type PrintDayProps = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly now: CivilNow;
  readonly columnName: (deskId: string, day: string) => string;
};

/** The way to the printed list of a day. */
export const PrintDay = (props: PrintDayProps) => {
  const [isOpen, setOpen] = useState(false);
  const open = (): void => setOpen(true);
  useKeys([{ id: 'print', key: 'Ctrl P', label: printsText.list.open, run: open }], { group: agendaText.keys.group });
  return (
    <>
      <Button icon={Printer} keys="Ctrl P" size="small" label={`${printsText.list.open}, Ctrl P`} onPress={open} />
      {isOpen && <DayListDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
