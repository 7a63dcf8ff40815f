import { useEffect, useState } from 'react';

import { guichetBridge } from '../../platform/bridge';

/** The window as a strip. */
export type Strip = { readonly isOn: boolean; readonly set: (on: boolean) => void };

const shape = async (on: boolean): Promise<boolean> => {
  const answer = await guichetBridge()?.invoke('window.strip', { on });
  return answer?.ok === true;
};

/** Whether the window is the strip that stays on top, and the way in and out. Who leaves the counter has the whole window again. */
export const useStrip = (): Strip => {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    return () => void shape(false).catch(() => undefined);
  }, [isOn]);
  return {
    isOn,
    set: (on) => {
      if (!on) setIsOn(false);
      else void shape(true).then(setIsOn, () => undefined);
    },
  };
};
