import type { DeviceRank } from '#shared/domain/rights/writes';

/** A one-time code that still opens something. `id` names it and is not the code. Instants. */
export type OpenCode = {
  readonly id: string;
  readonly rank: DeviceRank;
  /** The device that made it, `''` = whoever sits at the server. */
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
};
