/**
 * How large and how often: the bounds that desks and the server both know. Those of the server alone stand in
 * `sync-server/src/bounds.ts`, those of rows in `shared/domain/rows/row-bounds.ts`. Each says its unit and why it is that large;
 * `docs/security.md` lists them all.
 */

/** Bytes of the documents in one answer of the server. An answer holds at least one document, however large. */
export const MOST_PAGE_BYTES = 4 * 1024 * 1024;

/** Bytes of the body of a call that anybody may make without a token. */
export const MOST_OPEN_BODY_BYTES = 4 * 1024;

/**
 * Bytes of the body of a push: 500 ordinary documents, and the largest document that may be stored is there with room to spare. A desk sends 250
 * documents at once, and half as many when they are too large.
 */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** How deep objects and lists may lie in one another in the body of a call. The deepest document of ours has 8. */
export const MOST_DEPTH = 32;

/** One-time codes of a site that may be open at once: each is a way in. */
export const MOST_OPEN_CODES = 3;

/** Days for which a line of the journal is kept: twelve months. */
export const JOURNAL_FOR_DAYS = 366;
