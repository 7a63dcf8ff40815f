/** What Ctrl Z finds when it is pressed, and what came between the act that it would take back and this press. */
export type UndoFacts = {
  /** The focus stands in a field that takes text. */
  readonly isInField: boolean;
  readonly isFieldEmpty: boolean;
  /** Something was typed anywhere in this window since the act was done. */
  readonly isTypedSince: boolean;
  /** The field came with a form that was opened since the act was done. */
  readonly isFieldNewer: boolean;
};

/**
 * Whether Ctrl Z takes the act back; else it is about the text of the field alone. Who types a name wants their letters back, also the
 * press that finds none left: an act of the person before is meant only where nothing was begun since.
 */
export const takesActBack = ({ isInField, isFieldEmpty, isTypedSince, isFieldNewer }: UndoFacts): boolean =>
  !isInField || (isFieldEmpty && !isTypedSince && !isFieldNewer);

/** How things stood when an act was seen first. */
type Seen<Field extends object> = { readonly typed: number; readonly fields: WeakSet<Field> };

/** The field that has the focus. */
export type FocusedField<Field> = { readonly at: Field; readonly isEmpty: boolean };

/** Remembers for each act which fields there were when it was done, and whether something was typed since. */
export const createUndoKey = <Field extends object>() => {
  const acts = new Map<string, Seen<Field>>();
  const written = new WeakSet<Field>();
  let typed = 0;
  return {
    /** An act that can be taken back, with the fields of the window; only its first time counts. */
    see: (actId: string, fields: Iterable<Field>): void => {
      if (!acts.has(actId)) acts.set(actId, { typed, fields: new WeakSet(fields) });
    },
    /** Somebody wrote into this field, or took text out of it. */
    type: (field: Field): void => {
      typed += 1;
      written.add(field);
    },
    /** Whether there may be text in this field to take back. */
    isWritten: (field: Field): boolean => written.has(field),
    /** Whether Ctrl Z takes this act back now; `null` = the focus is in no field. */
    takesBack: (actId: string, field: FocusedField<Field> | null): boolean => {
      const seen = acts.get(actId);
      return takesActBack({
        isInField: field !== null,
        isFieldEmpty: field?.isEmpty ?? false,
        isTypedSince: seen?.typed !== typed,
        isFieldNewer: field !== null && seen?.fields.has(field.at) !== true,
      });
    },
  };
};

export type UndoKey<Field extends object> = ReturnType<typeof createUndoKey<Field>>;
