import { TextField } from '../../../ui/text-field';

type Validity = { readonly validFrom: string; readonly validUntil: string };

type ValidityFieldsProps = {
  readonly form: {
    readonly draft: Validity;
    readonly set: (patch: Partial<Validity>) => void;
    readonly faultAt: (field: string) => string | undefined;
  };
  readonly texts: { readonly validFrom: string; readonly validUntil: string; readonly untilHint: string };
};

/** From which day an entry counts, and until which; without the second it has no end. */
export const ValidityFields = ({ form: { draft, set, faultAt }, texts }: ValidityFieldsProps) => (
  <div className="set-line">
    <TextField
      label={texts.validFrom}
      type="date"
      value={draft.validFrom}
      onChange={(validFrom) => set({ validFrom })}
      isRequired
      error={faultAt('validFrom')}
    />
    <TextField
      label={texts.validUntil}
      hint={texts.untilHint}
      type="date"
      value={draft.validUntil}
      onChange={(validUntil) => set({ validUntil })}
      error={faultAt('validUntil')}
    />
  </div>
);
