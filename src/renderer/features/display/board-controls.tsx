import { Pause, Play, SkipForward, Volume2, VolumeX, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

import { displayText } from '#shared/i18n/fr/display';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import type { Turning } from './turning';

/** For so long after the last move of a pointer the buttons stay. */
const usedMs = 6_000;

/** Whether somebody uses a pointer at the board now. Nobody does for most of the day. */
const usePointer = (): boolean => {
  const [isUsed, setUsed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const move = (): void => {
      setUsed(true);
      clearTimeout(timer);
      timer = setTimeout(() => setUsed(false), usedMs);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerdown', move);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerdown', move);
    };
  }, []);
  return isUsed;
};

type ControlProps = { readonly icon: LucideIcon; readonly label: string; readonly onPress: () => void };

const Control = ({ icon, label, onPress }: ControlProps) => (
  <button type="button" className="aff-ctl" aria-label={label} title={label} onClick={onPress}>
    <Icon of={icon} />
  </button>
);

type BoardControlsProps = {
  readonly isSilent: boolean;
  readonly onSound: () => void;
  readonly turning: Turning;
  readonly onTurning: (turning: Turning) => void;
};

/**
 * Switches the sound of the board, and stops what turns by itself, at the board. The buttons come with a pointer or with Tab, and stay as long as something is switched off, so
 * that nobody wonders why it is silent.
 */
export const BoardControls = ({ isSilent, onSound, turning, onTurning }: BoardControlsProps) => {
  const isUsed = usePointer();
  const { isStill, steps } = turning;
  const text = displayText.controls;
  return (
    <div
      className={classNames('aff-ctls', !(isUsed || isSilent || isStill) && 'aff-ctls--away')}
      role="group"
      aria-label={text.label}
    >
      <Control icon={isSilent ? VolumeX : Volume2} label={isSilent ? text.unmute : text.mute} onPress={onSound} />
      <Control
        icon={isStill ? Play : Pause}
        label={isStill ? text.goOn : text.stop}
        onPress={() => onTurning({ steps, isStill: !isStill })}
      />
      {isStill && (
        <Control icon={SkipForward} label={text.next} onPress={() => onTurning({ isStill, steps: steps + 1 })} />
      )}
    </div>
  );
};
