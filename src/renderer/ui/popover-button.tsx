import { useId, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

import { classNames } from './class-names';
import { given } from './given';

type PopoverButtonProps = {
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly faceClassName: string;
  /** Names the button when its face is not enough. */
  readonly faceLabel?: string;
  /** Names the popover. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly className?: string;
  readonly placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'right' | 'left';
};

/**
 * A button that opens a small sheet beside it. Échap or a click outside closes it. The sheet is the dialog itself, not one around it: the buttons by which a screen reader
 * closes it stand in it, or they would belong to no part of the page. Its name is written in it: by `aria-label` the name of the button would be heard, which comes
 * with the trigger.
 */
export const PopoverButton = (props: PopoverButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const labelId = useId();
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={props.faceClassName} {...given({ 'aria-label': props.faceLabel })}>
        {props.face}
      </AriaButton>
      <Popover
        className={classNames('pop', props.className)}
        placement={props.placement ?? 'bottom end'}
        aria-labelledby={labelId}
      >
        <span id={labelId} hidden>
          {props.label}
        </span>
        <div className="pop-in">
          {typeof props.children === 'function' ? props.children(() => setOpen(false)) : props.children}
        </div>
      </Popover>
    </DialogTrigger>
  );
};
