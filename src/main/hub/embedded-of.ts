import type { ServerSeed } from './server-messages';

export type TownHall = {
  readonly adminName?: string;
  readonly commune: string;
  readonly siteName: string;
  readonly desks: number;
  readonly stations: number;
};

/** What a station keeps of it: whose name it was is in the data of the town hall alone. */
export const withoutName = (asked: TownHall): TownHall => {
  const { adminName: _, ...townHall } = asked;
  return townHall;
};

/** A server of this station's own: what it holds, where, and who can reach it. */
export type Embedded = {
  readonly mode: 'demo' | 'hub';
  readonly host: string;
  readonly folder: string;
  readonly seed: ServerSeed;
};

/** The server that a mode needs; null for a hub that was never described. */
export const embeddedOf = (
  mode: 'demo' | 'hub',
  townHall: TownHall | null,
  demoNow: string | null,
): Embedded | null => {
  if (mode === 'demo') {
    const seed = demoNow === null ? ({ kind: 'demo' } as const) : ({ kind: 'demo', now: demoNow } as const);
    return { mode, host: '127.0.0.1', folder: 'server-demo', seed };
  }
  return townHall === null
    ? null
    : { mode, host: '0.0.0.0', folder: 'server', seed: { kind: 'townHall', ...townHall } };
};
