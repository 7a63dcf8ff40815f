import type { Refusal } from '#shared/errors/refusal';
import type { Stamp } from '#shared/domain/lifecycle/event-log';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { Result } from '#shared/lib/result';

/** Envelope facts of one write, with the hybrid-clock stamp that comes after those seen. */
export type WriteStamp = Stamp & { readonly siteId: string; readonly register: (seen: readonly string[]) => string };

/** A document as it shall be, and the marks (event ids, register stamps) by which its arrival at the server is known. */
export type Written<Name extends CollectionName> = {
  readonly document: Documents[Name];
  readonly marks: readonly string[];
};

/**
 * One document's part of an act. `decide` is pure: it runs again on the latest document whenever that changed since.
 * `null` = nothing to write. An `optional` change that is refused is left out instead of refusing the act.
 */
export type Change<Name extends CollectionName> = {
  readonly collection: Name;
  readonly id: string;
  readonly optional: boolean;
  readonly decide: (current: Documents[Name] | null, stamp: WriteStamp) => Result<Written<Name> | null, Refusal>;
};

export type AnyChange = { [Name in CollectionName]: Change<Name> }[CollectionName];
