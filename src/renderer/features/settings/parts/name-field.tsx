import { given } from '../../../ui/given';
import { TextField } from '../../../ui/text-field';

type Named = { readonly name: string };

type NameFieldProps = {
  readonly form: {
    readonly draft: Named;
    readonly set: (patch: Named) => void;
    readonly faultAt: (path: string) => string | undefined;
  };
  readonly texts: { readonly name: string; readonly nameExample?: string };
  readonly hint?: string;
  readonly autoFocus?: boolean;
};

/** The name of an entry, as long as a screen can show it. */
export const NameField = ({ form: { draft, set, faultAt }, texts, ...more }: NameFieldProps) => (
  <TextField
    label={texts.name}
    value={draft.name}
    maxLength={80}
    onChange={(name) => set({ name })}
    isRequired
    error={faultAt('name')}
    {...given({ placeholder: texts.nameExample })}
    {...more}
  />
);
