import type { DeviceRank, OpenCode } from '#server/store/port';

/** A code as a store takes it, named after its hash, made long ago by whoever sits at the server unless told. */
export const codeOf = (
  hash: string,
  siteId: string,
  rank: DeviceRank,
  expiresAt: string,
  more: Partial<OpenCode> = {},
): OpenCode & { readonly hash: string; readonly siteId: string } => ({
  id: `code-${hash}`,
  hash,
  siteId,
  rank,
  expiresAt,
  madeBy: '',
  madeAt: '2026-11-23T08:00:00.000Z',
  ...more,
});
