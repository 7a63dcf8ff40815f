import { OLDEST_SCHEMA_VERSION, SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';

import { Problem } from '../lib/problem';

/**
 * The step between two neighbouring versions of the document schemas. Both ways are total and pure; `down` drops what the
 * older version does not know, and the merge with what is stored brings it back when the row returns.
 */
export type Conversion = {
  /** The newer of the two versions. */
  readonly version: number;
  readonly up: (collection: string, document: WireDocument) => WireDocument;
  readonly down: (collection: string, document: WireDocument) => WireDocument;
};

/** Which versions of the document schemas a server speaks: its own, and the older ones that it converts for. */
export type Schemas = {
  readonly current: number;
  readonly oldest: number;
  /** One step for each version above `oldest`. */
  readonly steps: readonly Conversion[];
};

/** The product: there is one version so far, so there is nothing to convert. */
export const productSchemas: Schemas = { current: SCHEMA_VERSION, oldest: OLDEST_SCHEMA_VERSION, steps: [] };

/** Refuses a desk that speaks a newer version than this server, or one too old to convert for: `upgradeRequired`. */
export const requireSchema = (version: number, { current, oldest }: Schemas): void => {
  if (version >= oldest && version <= current) return;
  throw new Problem('upgradeRequired', `this server speaks schemas ${oldest} to ${current}`);
};

const stepsAbove = (version: number, { steps }: Schemas): Conversion[] =>
  steps.filter((step) => step.version > version).toSorted((a, b) => a.version - b.version);

/** A row that a desk of this version pushed, as the server’s own version has it. */
export const raised = (schemas: Schemas, version: number, collection: string, row: WireDocument): WireDocument =>
  stepsAbove(version, schemas).reduce((document, step) => step.up(collection, document), row);

/** A stored document as a desk of this version knows it. */
export const lowered = (schemas: Schemas, version: number, collection: string, stored: WireDocument): WireDocument =>
  stepsAbove(version, schemas)
    .toReversed()
    .reduce((document, step) => step.down(collection, document), stored);

/** The same for stored JSON texts; those for a desk of the server’s own version pass untouched. */
export const loweredBodies = (
  schemas: Schemas,
  version: number,
  collection: string,
  bodies: readonly string[],
): readonly string[] =>
  version === schemas.current
    ? bodies
    : bodies.map((body) => JSON.stringify(lowered(schemas, version, collection, JSON.parse(body) as WireDocument)));
