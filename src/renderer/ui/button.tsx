import type { LucideIcon } from 'lucide-react';
import { memo, type ReactNode, type RefObject } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

import { useAriaKeys } from './aria-keys';
import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { useFirstFocus } from './keep-focus';
import { useSteady } from './redraw/use-steady';

export type ButtonProps = {
  readonly children?: ReactNode;
  readonly onPress?: (event: { readonly pointerType: string }) => void;
  /** `main` is the one act of the moment; `link` reads as underlined text. */
  readonly tone?: 'default' | 'main' | 'plain' | 'link';
  readonly size?: 'default' | 'big' | 'small';
  readonly icon?: LucideIcon;
  /** Written after the label. It shows a key; `useKeys` binds it. */
  readonly keys?: string;
  /** Says what a button without words does. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  /** Id of the form that a `submit` sends, when it stands outside of it. */
  readonly form?: string;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly isCurrent?: boolean;
  readonly autoFocus?: boolean;
  /** Tab passes it by: it comes up between two fields while somebody types, and has a key of its own. */
  readonly excludeFromTabOrder?: boolean;
  readonly className?: string;
  readonly id?: string;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
};

const DrawnButton = memo((props: ButtonProps) => {
  const { children, tone = 'default', size = 'default', icon, keys, className } = props;
  const look = tone === 'link' ? 'link' : 'btn';
  const ariaKeys = useAriaKeys(keys);
  const ref = useFirstFocus(props.buttonRef, props.autoFocus);
  return (
    <AriaButton
      className={classNames(
        look,
        tone === 'main' && 'btn--main',
        tone === 'plain' && 'btn--plain',
        size === 'big' && 'btn--big',
        size === 'small' && 'btn--small',
        children === undefined && keys === undefined && 'btn--icon',
        className,
      )}
      type={props.type ?? 'button'}
      {...given({
        onPress: props.onPress,
        isDisabled: props.isDisabled,
        autoFocus: props.autoFocus,
        excludeFromTabOrder: props.excludeFromTabOrder,
        id: props.id,
        form: props.form,
        ref,
        'aria-label': props.label,
        'aria-pressed': props.isPressed,
        'aria-expanded': props.isExpanded,
        'aria-current': props.isCurrent,
        'aria-keyshortcuts': ariaKeys,
      })}
    >
      {icon && <Icon of={icon} />}
      {children}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </AriaButton>
  );
});
DrawnButton.displayName = 'DrawnButton';

/** A button with its key beside its label. It is drawn anew for what it shows, and not for another function behind it. */
export const Button = ({ onPress, ...props }: ButtonProps) => {
  const { press } = useSteady({ press: (event: Parameters<NonNullable<typeof onPress>>[0]) => onPress?.(event) });
  return <DrawnButton {...props} {...given({ onPress: onPress && press })} />;
};
