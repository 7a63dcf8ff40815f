import { useState } from 'react';

import { kioskServiceText } from '#shared/i18n/fr/kiosk-service';
import type { IpcInput, IpcOutput } from '#shared/ipc/contract';

import { guichetBridge } from '../../platform/bridge';

type Call = IpcInput<'kiosk.service'>;
export type ServiceAct = Call['act'];
type Found = IpcOutput<'kiosk.service'>;

const saidOf: Readonly<Record<Found['why'], string>> = {
  '': '',
  wrong: kioskServiceText.wrong,
  wait: kioskServiceText.wait,
  unreachable: kioskServiceText.unreachable,
  pending: kioskServiceText.pending,
  printer: kioskServiceText.notPrinted,
};
const doneOf: Partial<Record<ServiceAct, string>> = { printer: kioskServiceText.kept, test: kioskServiceText.printed };

/** The calls of somebody with the digits: what was found, and what to say of the last one. */
export const useService = () => {
  const [pin, setPin] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);

  const call = async (act: ServiceAct, chosen: Pick<Call, 'printer' | 'paperMm'>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const answer = await guichetBridge()
      ?.invoke('kiosk.service', { pin, act, ...chosen })
      .catch(() => null);
    setBusy(false);
    if (!answer) {
      setSaid(kioskServiceText.failed);
      return;
    }
    const isLocked = answer.why === 'wrong' || answer.why === 'wait' || answer.why === 'unreachable';
    if (isLocked) setPin('');
    setFound(isLocked ? null : answer);
    setSaid(answer.ok ? (doneOf[act] ?? '') : saidOf[answer.why]);
  };
  return { pin, setPin, found, said, isBusy, call };
};
