import { useState } from 'react';

import { trustText } from '#shared/i18n/fr/trust';

import { useStoreLoss } from '../../data/data-state';
import { hasRoom } from '../../data/store-loss';
import { reloadWindow } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';

/** Right across the window, whatever place is open: nothing that is typed here is kept, until there is room and the store is opened anew. */
export const StoreBanner = () => {
  const isLost = useStoreLoss();
  const [step, setStep] = useState<'told' | 'trying' | 'noRoom'>('told');
  if (!isLost) return null;
  const reopen = async (): Promise<void> => {
    setStep('trying');
    if (await hasRoom()) reloadWindow();
    else setStep('noRoom');
  };
  return (
    <div className="clock-banner" role="alert">
      <Icon of={signs.conflict.icon} />
      <b>{trustText.storeLost}</b>
      <span>{step === 'noRoom' ? trustText.storeNoRoom : trustText.storeLostHint}</span>
      <Button size="small" onPress={() => void reopen()} isDisabled={step === 'trying'}>
        {trustText.storeReopen}
      </Button>
    </div>
  );
};
