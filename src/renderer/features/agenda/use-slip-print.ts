import { useState } from 'react';

import { printsText } from '#shared/i18n/fr/prints';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { PrintableSlip } from '#shared/ipc/printables';

import { guichetBridge } from '../../platform/bridge';
import { sayPrinted } from './say-printed';
import type { CivilNow } from './view-model/block-state';
import { slipOf } from './view-model/slip';

/** Prints the confirmation of an appointment: the strip where tickets go, A5 where the agent says. `told` is what became of it. */
export const useSlipPrint = (reference: SiteReference, now: CivilNow) => {
  const [told, setTold] = useState('');
  const print = (appointment: Appointment, format: PrintableSlip['format']): void => {
    setTold(printsText.done.busy);
    const slip = slipOf(reference, appointment, now, format);
    const asked = guichetBridge()?.invoke('print.slip', { slip, to: 'paper' }) ?? Promise.resolve(null);
    void asked
      // Without a printer a sheet becomes a file.
      .then((printed) =>
        printed?.code === 'noPrinter' ? guichetBridge()?.invoke('print.slip', { slip, to: 'file' }) : printed,
      )
      .catch(() => null)
      .then((printed) => setTold(sayPrinted(printed ?? null)));
  };
  return { told, print };
};
