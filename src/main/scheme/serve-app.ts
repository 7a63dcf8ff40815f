import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import path from 'node:path';
import { APP_HOST, APP_SCHEME } from './app-origin';
import { locateFile } from './locate-file';
import { responseHeaders } from './response-headers';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
};

/** The MIME type of a file that the app may serve, null for any other kind. */
const mimeType = (file: string): string | null => types[path.extname(file).toLowerCase()] ?? null;

/** A page made by the main process itself, by its path. */
export type MadePage = { readonly mime: string; readonly body: string };

export type Served = {
  /** Folder of the built pages, null where only made pages are served. */
  readonly root: string | null;
  /** Asked for a page alone: what it loads has no policy of its own. */
  readonly connect: () => string | null;
  readonly made: (urlPath: string) => MadePage | null;
};

const refuse = (status: number): Response =>
  new Response('', { status, headers: responseHeaders('text/plain; charset=utf-8', null) });

const answer = async (request: Request, served: Served): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const url = new URL(request.url);
  if (url.host !== APP_HOST) return refuse(404);
  const made = served.made(url.pathname);
  const file = made === null && served.root !== null ? await locateFile(served.root, url.pathname) : null;
  const mime = made?.mime ?? (file === null ? null : mimeType(file));
  if (mime === null) return refuse(404);
  const body = request.method === 'HEAD' ? null : (made?.body ?? (file === null ? null : await readFile(file)));
  return new Response(body, {
    status: 200,
    headers: responseHeaders(mime, mime === types['.html'] ? served.connect() : null),
  });
};

/** Serves `guichet://app/` on one session. */
export const serveApp = (session: Session, served: Served): void => {
  session.protocol.handle(APP_SCHEME, async (request) => {
    try {
      return await answer(request, served);
    } catch {
      return refuse(404);
    }
  });
};
