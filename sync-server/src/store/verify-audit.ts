import { sha256 } from '../lib/sha256';
import { chainOf } from './chain';
import type { Store } from './port';

/** What is wrong with an audit: in words, with the place. Never holds personal data. */
export type AuditFault = { readonly seq: number; readonly fault: 'gap' | 'chain' | 'body' | 'missing' };

/** What a look through the audit of a site found. No faults = whole. */
export type AuditReport = { readonly entries: number; readonly faults: readonly AuditFault[] };

const PAGE = 1000;
const ID_PAGE = 500;

type Last = { readonly seq: number; readonly sha: string };

/** The part of a store that is looked at. */
type Audited = Pick<Store, 'audit' | 'bodies' | 'head' | 'purgedBelow'>;

const checkBodies = async (
  store: Audited,
  siteId: string,
  collection: string,
  last: ReadonlyMap<string, Last>,
): Promise<readonly AuditFault[]> => {
  const faults: AuditFault[] = [];
  const purgedBelow = await store.purgedBelow(siteId, collection);
  const ids = [...last.keys()];
  for (let start = 0; start < ids.length; start += ID_PAGE) {
    const some = ids.slice(start, start + ID_PAGE);
    const shas = new Map<string, string>();
    for (const body of await store.bodies(siteId, collection, some)) {
      const { id } = JSON.parse(body) as { readonly id: string };
      shas.set(id, sha256(body));
    }
    for (const id of some) {
      const { seq, sha } = last.get(id) ?? { seq: 0, sha: '' };
      const stored = shas.get(id);
      // A tombstone that was purged has left nothing but its entry; so has what was retired, whose entry has no hash.
      if (stored === undefined && sha !== '' && seq > purgedBelow) faults.push({ seq, fault: 'missing' });
      if (stored !== undefined && stored !== sha) faults.push({ seq, fault: 'body' });
    }
  }
  return faults;
};

/**
 * Looks through the whole audit of a site: no number is missing, every link of the chain follows from the one before, and the
 * last entry of each document is about the text that is stored. The site should be quiet meanwhile.
 */
export const verifyAudit = async (store: Audited, siteId: string): Promise<AuditReport> => {
  const faults: AuditFault[] = [];
  const last = new Map<string, Map<string, Last>>();
  let seq = 0;
  let chain = '';
  for (;;) {
    const entries = await store.audit(siteId, seq, PAGE);
    for (const entry of entries) {
      if (entry.seq !== seq + 1) faults.push({ seq: entry.seq, fault: 'gap' });
      if (entry.chain !== chainOf(chain, entry)) faults.push({ seq: entry.seq, fault: 'chain' });
      const ofCollection = last.get(entry.collection) ?? new Map<string, Last>();
      last.set(entry.collection, ofCollection.set(entry.id, { seq: entry.seq, sha: entry.sha }));
      ({ seq, chain } = entry);
    }
    if (entries.length === 0) break;
  }
  if (seq !== (await store.head(siteId))) faults.push({ seq, fault: 'gap' });
  for (const [collection, documents] of last) faults.push(...(await checkBodies(store, siteId, collection, documents)));
  return { entries: seq, faults: faults.toSorted((a, b) => a.seq - b.seq) };
};
