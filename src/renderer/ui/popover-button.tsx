import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
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

/** A button that opens a small sheet beside it. Échap or a click outside closes it. */
export const PopoverButton = (props: PopoverButtonProps) => (
  <DialogTrigger>
    <AriaButton className={props.faceClassName} {...given({ 'aria-label': props.faceLabel })}>
      {props.face}
    </AriaButton>
    <Popover className={classNames('pop', props.className)} placement={props.placement ?? 'bottom end'}>
      <Dialog className="pop-in" aria-label={props.label}>
        {({ close }) => (typeof props.children === 'function' ? props.children(close) : props.children)}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
