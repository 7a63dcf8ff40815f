/** The token by which this desk calls its server. It changes every hour, the exchange goes on. */
export type Tokens = {
  readonly current: () => string;
  /** Another token than the one that was refused; `null` when there is none to be had. */
  readonly fresh: (refused: string) => Promise<string | null>;
};

/** The same, where the main process brings new tokens. */
export type ChangingTokens = Tokens & { readonly set: (token: string) => void };

/** Keeps the token that the main process gave last. Calls that are refused together ask it once. */
export const createTokens = (ask: () => Promise<string | null>): ChangingTokens => {
  let token = '';
  let asking: Promise<void> | null = null;

  const renew = async (): Promise<void> => {
    const given = await ask().catch(() => null);
    if (given !== null) token = given;
  };
  return {
    current: () => token,
    set: (given) => {
      token = given;
    },
    fresh: async (refused) => {
      if (token === refused) {
        asking ??= renew().finally(() => {
          asking = null;
        });
        await asking;
      }
      return token === refused ? null : token;
    },
  };
};
