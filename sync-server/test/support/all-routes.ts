import { createParts } from '#server/parts';
import { servedRoutes } from '#server/served-routes';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { openApiDocument } from '#server/wire/openapi-document';
import type { Call } from '#shared/sync/wire/call';
import { calls, STREAM_PATH } from '#shared/sync/wire/calls';

type Route = { readonly method: 'GET' | 'POST'; readonly path: string };

const rows: readonly Call[] = Object.values(calls);

/** What is served besides the JSON calls, over an empty store. */
export const served = servedRoutes(
  createParts({ store: openMemoryStore({ epoch: 'routes' }), clock: () => 0, newId: () => '' }),
);

/** The calls that anyone may make. */
export const openCalls: readonly Route[] = rows.filter(({ door }) => door === 'anyone');

/** The calls behind a door for enrolled devices, and their stream. */
export const deviceRoutes: readonly Route[] = [
  ...rows.filter(({ door }) => door !== 'anyone'),
  { method: 'GET', path: STREAM_PATH },
];

/** The reads of other programs. */
export const reads = served.filter((route) => route.kind === 'read');

/** Every route of the server. */
export const everyRoute: readonly Route[] = [...openCalls, ...deviceRoutes, ...served];

/** The server's own description of them. */
export const description = (): Record<string, unknown> => ({ ...openApiDocument(rows, served) });
