import { useCallback, useEffect, useRef, useState } from 'react';

import type { KioskLanguage } from '#shared/domain/model/floor-settings';

import { guichetBridge } from '../../platform/bridge';
import { playWav, type Sounding } from '../../platform/play-wav';
import { speechParts } from './view-model/speech-parts';

export type ReadAloud = { readonly isReading: boolean; readonly isMute: boolean; readonly toggle: () => void };

type Reading = { isStopped: boolean; sound: Sounding | null };

const render = async (text: string, language: KioskLanguage): Promise<string> => {
  const asked = guichetBridge()?.invoke('voice.render', { text, language });
  return (await asked?.catch(() => null))?.wav ?? '';
};

/** Reads all parts one after the other; tells whether anything could be heard. */
const readAll = async (parts: readonly string[], language: KioskLanguage, reading: Reading): Promise<boolean> => {
  let isHeard = false;
  for (const part of parts) {
    const wav = await render(part, language);
    if (reading.isStopped) return true;
    if (wav === '') continue;
    isHeard = true;
    reading.sound = playWav(wav);
    await reading.sound.ended;
    if (reading.isStopped) return true;
  }
  return isHeard;
};

/** Reads the present screen aloud, and stops when it is asked again. `screen` names it: another screen is not read by itself. */
export const useReadAloud = (screen: string, language: KioskLanguage, said: readonly string[]): ReadAloud => {
  const [isReading, setReading] = useState(false);
  const [muteAt, setMuteAt] = useState('');
  const at = `${screen} ${language}`;
  const current = useRef<Reading | null>(null);

  const stop = useCallback((): void => {
    const reading = current.current;
    current.current = null;
    if (!reading) return;
    reading.isStopped = true;
    reading.sound?.stop();
    setReading(false);
  }, []);

  useEffect(() => stop, [at, stop]);

  const start = async (): Promise<void> => {
    const reading: Reading = { isStopped: false, sound: null };
    current.current = reading;
    setReading(true);
    setMuteAt('');
    const isHeard = await readAll(speechParts(said), language, reading);
    if (current.current !== reading) return;
    current.current = null;
    setReading(false);
    if (!isHeard) setMuteAt(at);
  };

  return { isReading, isMute: muteAt === at, toggle: () => (current.current ? stop() : void start()) };
};
