/** Makes a switch over a union exhaustive at compile time; throws when data from elsewhere breaks the promise. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
