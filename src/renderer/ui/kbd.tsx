type KbdProps = { readonly children: string };

/** A key as it is written on its button: `F8`, `Maj F9`, `Ctrl Entrée`. */
export const Kbd = ({ children }: KbdProps) => <kbd>{children}</kbd>;
