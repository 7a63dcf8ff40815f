import { sha256 } from '../lib/sha256';
import type { AuditEntry } from './audit-port';

/**
 * The link of an audit entry: SHA-256 over the link before (`''` for the first of a site) and all that the entry says. Nobody
 * can change, drop or slip in an entry without every later link being wrong.
 */
export const chainOf = (previous: string, entry: Omit<AuditEntry, 'chain'>): string =>
  sha256(JSON.stringify([previous, entry.seq, entry.at, entry.deviceId, entry.collection, entry.id, entry.sha]));
