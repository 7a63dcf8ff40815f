import { useState } from 'react';

import type { PaperMm } from '#shared/domain/ticket-paper/paper-width';
import { sayPrintTest, type SaidTest } from '#shared/i18n/fr/say-print-test';
import type { PrintableTicket } from '#shared/ipc/printables';

import { useStation } from '../../../data/queries/use-station';
import { guichetBridge } from '../../../platform/bridge';

const failed = { ok: false, code: 'printFailed' };

/** Prints the ticket that is being composed, on the printer of this station, and says what became of it. */
export const useTrial = () => {
  const { printer } = useStation().settings;
  const [told, setTold] = useState<SaidTest | null>(null);
  const [isBusy, setBusy] = useState(false);
  const print = (ticket: PrintableTicket, paperMm: PaperMm): void => {
    if (isBusy) return;
    setBusy(true);
    setTold(null);
    const asked = guichetBridge()?.invoke('print.test', { printer, paperMm, ticket }) ?? Promise.resolve(failed);
    void asked
      .catch(() => failed)
      .then((done) => {
        setTold(sayPrintTest(done));
        setBusy(false);
      });
  };
  return { told, isBusy, print };
};
