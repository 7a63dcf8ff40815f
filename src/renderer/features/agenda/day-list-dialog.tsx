import { useState } from 'react';

import { printsText } from '#shared/i18n/fr/prints';
import type { SiteReference } from '#shared/domain/model/reference';
import { daySheet } from '#shared/lib/day-sheet';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useNoteReading } from '../../data/queries/use-note-reading';
import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Segmented } from '../../ui/segmented';
import { sayPrinted } from '../../platform/say-printed';
import type { CivilNow } from './view-model/block-state';
import { dayList, type DayListOrder } from './view-model/day-list';
import { nextOpenDay, printedDay } from './view-model/open-days';

type DayListDialogProps = {
  readonly reference: SiteReference;
  /** The day that the agenda shows. */
  readonly day: string;
  readonly now: CivilNow;
  readonly columnName: (deskId: string, day: string) => string;
  readonly onClose: () => void;
};

const texts = printsText.list;

type SendProps = { readonly onSend: () => void; readonly isDisabled: boolean };

// Inside the dialog, or its key would not reach the scope of the dialog.
const SendKey = ({ onSend, isDisabled }: SendProps) => {
  useKeys([{ id: 'print', key: 'Ctrl Entrée', label: texts.print, run: onSend, disabled: isDisabled }]);
  return null;
};

/** What to print of a day, and how many pages it takes, before anything leaves. */
export const DayListDialog = ({ reference, day, now, columnName, onClose }: DayListDialogProps) => {
  const next = nextOpenDay(reference, day);
  const [chosen, setChosen] = useState(() => printedDay(reference, day, now));
  const [order, setOrder] = useState<DayListOrder>('time');
  const [withPhone, setWithPhone] = useState(false);
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  const noteReading = useNoteReading();
  const appointments = useAppointmentsOfDay(chosen);
  const citizens = useCitizenValues(appointments.map(({ citizenId }) => citizenId));
  const list = dayList({
    reference,
    day: chosen,
    appointments,
    citizens,
    now,
    order,
    withPhone,
    columnName: (deskId) => columnName(deskId, chosen),
  });
  const pages = daySheet(list.rows).pages.length;
  const count = list.rows.filter(({ isHeading }) => !isHeading).length;
  const send = (to: 'paper' | 'file'): void => {
    setBusy(true);
    noteReading(to === 'paper' ? 'printed' : 'exported', 'dayList', count);
    setTold(printsText.done.busy);
    const asked = guichetBridge()?.invoke('print.dayList', { list, to }) ?? Promise.resolve(null);
    void asked
      .catch(() => null)
      .then((printed) => {
        setBusy(false);
        setTold(sayPrinted(printed));
      });
  };
  const isDisabled = isBusy || count === 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      footer={
        <>
          <Button onPress={() => send('file')} isDisabled={isDisabled}>
            {texts.save}
          </Button>
          <Button tone="main" keys="Ctrl Entrée" onPress={() => send('paper')} isDisabled={isDisabled} autoFocus>
            {texts.print}
          </Button>
        </>
      }
    >
      <SendKey onSend={() => send('paper')} isDisabled={isDisabled} />
      <div className="ag-print">
        <Segmented
          label={texts.day}
          options={[day, next].map((id) => ({ id, label: texts.shown(id) }))}
          value={chosen}
          onChange={setChosen}
        />
        <Segmented
          label={texts.order}
          options={[
            { id: 'time', label: texts.byTime },
            { id: 'desk', label: texts.byDesk },
          ]}
          value={order}
          onChange={setOrder}
        />
        <Checkbox isSelected={withPhone} onChange={setWithPhone}>
          {texts.phone}
        </Checkbox>
        {count === 0 ? <p>{texts.empty}</p> : <p>{texts.fits(count, pages)}</p>}
        {pages > 1 && <Note tone="warn">{texts.tooLong(pages)}</Note>}
        <p className="meta">{texts.names}</p>
        <p role="status">{told}</p>
      </div>
    </Dialog>
  );
};
