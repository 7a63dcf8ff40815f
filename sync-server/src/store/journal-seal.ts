import { createHmac } from 'node:crypto';

import type { JournalHead, JournalSeal, KeptLine, Noted } from './journal-port';

/** 48 bits: enough to tell a handful of keys apart. */
const NAME_SIGNS = 8;

/** HMAC-SHA-256 by a key. */
export const journalSeal = (key: Buffer): JournalSeal => {
  const proof = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const name = proof('guichet journal').slice(0, NAME_SIGNS);
  return {
    name,
    link: (siteId, previous, { n, deviceId, id, at, keptAt, agentId, kind, subject, count, isProved }) =>
      `${name}.${proof(JSON.stringify([previous, siteId, n, deviceId, id, at, keptAt, agentId, kind, subject, count, isProved]))}`,
  };
};

/** The name of the key of a link, `''` = of none. */
export const keyOfLink = (link: string): string => link.split('.', 1)[0] ?? '';

/** Lines under the next numbers of a site, and where its journal then stands. */
export const chained = (
  siteId: string,
  head: JournalHead,
  { deviceId, lines, seal }: Noted,
): { readonly kept: readonly KeptLine[]; readonly head: JournalHead } => {
  const kept: KeptLine[] = [];
  let { n, link } = head;
  for (const line of lines) {
    n += 1;
    const next = { ...line, n, deviceId };
    link = seal.link(siteId, link, next);
    kept.push({ ...next, link });
  }
  return { kept, head: { ...head, n, link } };
};

/** The lines that are not known yet; of two under one id the first. */
export const unknownLines = (noted: Noted, known: ReadonlySet<string>): Noted => {
  const seen = new Set(known);
  const lines = noted.lines.filter(({ id }) => {
    if (id === '') return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  return { ...noted, lines };
};
