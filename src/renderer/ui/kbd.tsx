import type { ReactNode } from 'react';

import { ownKey } from './key-name';
import { useChosenKeys } from './keys';

type KbdProps = { readonly children: string };

/** A key as it is written on its button: `F8`, `Maj F9`, `Ctrl Entrée`; as the person who sits here has it, and nothing where they switched it off. */
export const Kbd = ({ children }: KbdProps) => {
  const own = ownKey(children, useChosenKeys());
  return own === '' ? null : <kbd>{own}</kbd>;
};

/** A key with the words of what it does; neither where the person who sits here switched it off. */
export const KeyHint = ({ keys, children }: { readonly keys: string; readonly children: ReactNode }) => {
  const own = ownKey(keys, useChosenKeys());
  return own === '' ? null : (
    <>
      <kbd>{own}</kbd> {children}
    </>
  );
};
