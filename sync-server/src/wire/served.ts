import type { z } from 'zod';

import type { AccessScope } from '#shared/sync/wire/access-key-calls';

import type { AccessKey } from '../store/access-key-port';

// What the server serves besides its JSON calls (`shared/sync/wire/calls.ts`): files, pages and reads for programs that are not ours.

type Served = {
  readonly method: 'GET' | 'POST';
  /** `:id` stands for a key that cannot be guessed, or names what is read. */
  readonly path: string;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** The form of the text that is sent. */
  readonly output: z.ZodType;
};

/** A file with the mark of its content, by which a caller that has it already is told so. */
export type ServedFile = { readonly body: string; readonly etag: string };

/** A file for whoever knows its address: `:id` is its key. */
export type FileRoute = Served & {
  readonly kind: 'file';
  readonly mediaType: string;
  readonly serve: (key: string) => Promise<ServedFile>;
};

/** What a browser asks a page for. */
export type PageRequest = {
  /** What `:id` stands for. */
  readonly key: string;
  /** The words after `?` in the address. */
  readonly query: string;
  readonly form: Readonly<Record<string, string>>;
  /** The languages that its reader prefers, as the header says them. */
  readonly languages: string;
};

/** A page as it is sent. */
export type Page = {
  readonly status: 200 | 303 | 404;
  readonly body: string;
  /** Where the browser goes instead. */
  readonly location?: string;
  /** How long it may be kept, seconds. */
  readonly keepForS?: number;
};

/** A page for people, in a plain browser. */
export type PageRoute = Served & {
  readonly kind: 'page';
  readonly mediaType: 'text/html' | 'text/css';
  readonly show: (request: PageRequest) => Promise<Page>;
};

/** An answer that is made only for a caller that does not have it: `version` changes when it does. */
export type VersionedAnswer = { readonly version: string; readonly make: () => Promise<string> };

/** A read of figures or facts by another program of the town hall, which knows a key of at least this scope. */
export type ReadRoute = Served & {
  readonly kind: 'read';
  readonly scope: AccessScope;
  /** The form of the words after `?`. */
  readonly query: z.ZodObject;
  readonly mediaType: 'application/json' | 'text/csv';
  readonly read: (caller: AccessKey, query: unknown, id: string) => Promise<VersionedAnswer>;
};

/** Whatever is served besides the JSON calls and the stream. */
export type ServedRoute = FileRoute | PageRoute | ReadRoute;
