import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { asTyped } from '#shared/lib/as-typed';

import { useAriaKeys } from './aria-keys';
import { given } from './given';

export type MenuChoice<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly detail: string;
  readonly isDisabled?: boolean;
};

type MenuButtonProps<Id extends string> = {
  readonly face: ReactNode;
  readonly faceClassName: string;
  /** Names the button when its face is not enough. */
  readonly faceLabel?: string;
  /** Names the menu. */
  readonly label: string;
  readonly choices: readonly MenuChoice<Id>[];
  readonly onChoose: (id: Id) => void;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** The key that opens it; `useKeys` binds it. */
  readonly keys?: string;
};

/** A button that opens a list of acts: arrows move, Entrée does, Échap leaves. */
export const MenuButton = <Id extends string>(props: MenuButtonProps<Id>) => {
  const { choices } = props;
  const ariaKeys = useAriaKeys(props.keys);
  return (
    <MenuTrigger isOpen={props.isOpen} onOpenChange={props.onOpen}>
      <AriaButton
        className={props.faceClassName}
        {...given({
          'aria-label': props.faceLabel,
          'aria-keyshortcuts': ariaKeys,
        })}
      >
        {props.face}
      </AriaButton>
      <Popover className="menu" placement="bottom end">
        <Menu
          className="options"
          aria-label={props.label}
          autoFocus="first"
          onAction={(key) => {
            const chosen = choices.find(({ id }) => id === key);
            if (chosen) props.onChoose(chosen.id);
          }}
          disabledKeys={choices.filter(({ isDisabled }) => isDisabled).map(({ id }) => id)}
        >
          {choices.map(({ id, label, detail }) => (
            <MenuItem key={id} id={id} className="option" textValue={asTyped(label)}>
              <span>{label}</span>
              <small>{detail}</small>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
