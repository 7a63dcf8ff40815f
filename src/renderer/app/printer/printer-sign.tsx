import './printer.css';

import { Printer } from 'lucide-react';
import { useState } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { printingText } from '#shared/i18n/fr/printing';
import { shellText } from '#shared/i18n/fr/shell';
import type { PrintJob } from '#shared/ipc/printables';

import { usePrintJobs } from '../../data/queries/use-print-jobs';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { PrinterChoice } from './printer-choice';
import { WaitingTickets } from './waiting-tickets';

const texts = printingText;

const isOpen = ({ state }: PrintJob): boolean => state !== 'done';
/** A ticket on its way to a printer that answers is nobody's worry. */
const isWorry = ({ state, tries }: PrintJob): boolean =>
  state === 'uncertain' || state === 'failed' || (state === 'waiting' && tries > 0);

type PrinterDialogProps = {
  readonly jobs: readonly PrintJob[];
  readonly onClose: () => void;
};

const PrinterDialog = ({ jobs, onClose }: PrinterDialogProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={texts.open}
    size="wide"
    footer={
      <Button onPress={onClose} keys="Échap">
        {commonText.close}
      </Button>
    }
  >
    <div className="print-dialog">
      <WaitingTickets jobs={jobs.filter(isOpen)} />
      <PrinterChoice />
    </div>
  </Dialog>
);

/** Says that tickets are not on paper, in the bar at the foot; it leads to them, and to the choice of the printer. */
export const PrinterSign = () => {
  const jobs = usePrintJobs();
  const [isShown, setShown] = useState(false);
  useKeys([{ id: 'printer', key: '', label: texts.open, run: () => setShown(true) }], {
    group: shellText.groups.everywhere,
    rank: -1,
  });
  const worries = jobs.filter(isWorry);
  const waiting = jobs.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <span role="status">
        {worries.length > 0 && (
          <button type="button" className="print-sign" onClick={() => setShown(true)} aria-haspopup="dialog">
            <Icon of={Printer} />
            {texts.sign(waiting, worries.filter(({ state }) => state !== 'waiting').length)}
          </button>
        )}
      </span>
      {isShown && <PrinterDialog jobs={jobs} onClose={() => setShown(false)} />}
    </>
  );
};
