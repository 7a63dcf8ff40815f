import { useState } from 'react';

import { printsText } from '#shared/i18n/fr/prints';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { PrintableSlip } from '#shared/ipc/printables';

import { slipOf } from '../../platform/appointment-slip';
import { guichetBridge } from '../../platform/bridge';
import { sayPrinted } from '../../platform/say-printed';

/**
 * Prints the confirmation of an appointment: the strip where tickets go, A5 where the agent says. `names` are the first
 * names of who comes. `told` is what became of it; `file` is where it lies when it became a file, else `''`.
 */
export const useSlipPrint = (reference: SiteReference, now: Parameters<typeof slipOf>[2], names: readonly string[]) => {
  const [{ told, file }, setDone] = useState({ told: '', file: '' });
  const print = (appointment: Appointment, format: PrintableSlip['format']): void => {
    setDone({ told: printsText.done.busy, file: '' });
    const slip = slipOf(reference, { ...appointment, names }, now, format);
    const asked = guichetBridge()?.invoke('print.slip', { slip, to: 'paper' }) ?? Promise.resolve(null);
    void asked
      // Without a printer a sheet becomes a file.
      .then((printed) =>
        printed?.code === 'noPrinter' ? guichetBridge()?.invoke('print.slip', { slip, to: 'file' }) : printed,
      )
      .catch(() => null)
      .then((printed) => setDone({ told: sayPrinted(printed ?? null), file: printed?.file ?? '' }));
  };
  return { told, file, print };
};
