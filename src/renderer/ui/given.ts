type Given<Props> = { [Key in keyof Props]?: Exclude<Props[Key], undefined> };

/** Drops the properties that are `undefined`, for components that tell "absent" and "undefined" apart. */
export const given = <Props extends object>(props: Props): Given<Props> =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Given<Props>;
