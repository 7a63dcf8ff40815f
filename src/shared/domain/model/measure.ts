/** A stretch of a civil day, `HH:mm`. */
export type Stretch = { readonly from: string; readonly to: string };

/** Something that can be changed at the desks today. Times are civil `HH:mm`. */
export type Measure = Stretch & {
  readonly deskId: string;
  /** The agent who would sit there, `''` = not known. */
  readonly agentId: string;
} & (
    | { readonly kind: 'open' }
    /** A pause of the plan at another time; `was` = when it is planned. */
    | { readonly kind: 'pause'; readonly closureId: string; readonly was: Stretch }
    /** The desk receives people for one other reason as well; what is simulated is that it receives them alone. */
    | { readonly kind: 'switch'; readonly reasonId: string }
  );
