import type { z } from 'zod';

import type { ServerContext } from '../context';
import type { Challenges } from '../devices/challenge';
import type { Feeds } from '../calendars/feeds';
import type { Insights } from '../figures/figures';
import type { AccessKey, AccessScope } from '../store/access-key-port';
import type { Device } from '../store/port';

/** What routes work with: the server, and what the process keeps between calls. */
export type RouteContext = ServerContext & {
  readonly challenges: Challenges;
  readonly feeds: Feeds;
  readonly insights: Insights;
};

type Described = {
  readonly method: 'GET' | 'POST';
  /** With `:id` where a part of the path names something. */
  readonly path: string;
  /** One line for the description of the protocol. */
  readonly summary: string;
  /** The body; `null` = none. */
  readonly input: z.ZodType | null;
  readonly output: z.ZodType;
};

/** A call that anyone may make. `limit` names the counter of its address. */
export type OpenRoute = Described & {
  readonly auth: 'none';
  readonly limit: 'none' | 'enrolment' | 'token';
  readonly call: (context: RouteContext, body: unknown) => Promise<unknown>;
};

/** A file with the mark of its content, by which a caller that has it already is told so. */
export type ServedFile = { readonly body: string; readonly etag: string };

/**
 * A file for whoever knows its address: `:id` is a key that cannot be guessed. `mediaType` is the form of the file, `output` of
 * its text.
 */
export type FileRoute = Described & {
  readonly auth: 'key';
  readonly mediaType: string;
  readonly call: (context: RouteContext, key: string) => Promise<ServedFile>;
};

/**
 * Which enrolled devices may make a call: those of the staff (`device`), of an administrator, those and screens in public (`screen`),
 * kiosks alone, or whoever reads sums (`sums`): the staff and the elected.
 */
export type Door = 'device' | 'admin' | 'screen' | 'kiosk' | 'sums';

/** A call of an enrolled device. */
export type DeviceRoute = Described & {
  readonly auth: Door;
  /** `text` = the call gives the reply as JSON text. */
  readonly reply: 'json' | 'text';
  /** `id` is what `:id` stands for, `''` in paths without. */
  readonly call: (context: RouteContext, device: Device, body: unknown, id: string) => Promise<unknown>;
};

/** The stream of an enrolled device: server-sent events, each with `output` as its data. */
export type StreamRoute = Described & { readonly auth: 'screen'; readonly reply: 'stream' };

/** What a browser asks a page for. `key` is what `:id` stands for, `languages` what its reader prefers. */
export type PageRequest = {
  readonly key: string;
  /** The words after `?` in the address. */
  readonly query: string;
  readonly form: Readonly<Record<string, string>>;
  readonly languages: string;
};

/** A page as it is sent. `location` = where the browser goes instead; `keepForS` = how long it may be kept, seconds. */
export type Page = {
  readonly status: 200 | 303 | 404;
  readonly body: string;
  readonly location?: string;
  readonly keepForS?: number;
};

/** A page for people, in a plain browser: `:id` is a key that cannot be guessed. `output` is the form of its text. */
export type PageRoute = Described & {
  readonly auth: 'page';
  readonly mediaType: 'text/html' | 'text/css';
  readonly call: (context: RouteContext, request: PageRequest) => Promise<Page>;
};

/** What an answer shows: `version` changes when it does, so that a caller who has it is told so before it is made. */
export type VersionedAnswer = { readonly version: string; readonly make: () => Promise<string> };

/**
 * A read of figures or facts by another program of the town hall, which knows a key of at least this scope. `query` is the form of the
 * words after `?`; the answer is text of the media type, and `output` its form.
 */
export type AccessRoute = Described & {
  readonly auth: 'access';
  readonly scope: AccessScope;
  readonly query: z.ZodObject;
  readonly mediaType: 'application/json' | 'text/csv';
  readonly call: (context: RouteContext, caller: AccessKey, query: unknown, id: string) => Promise<VersionedAnswer>;
};

/** One entry of the protocol: the app answers it, and the description lists it. */
export type Route = OpenRoute | FileRoute | PageRoute | AccessRoute | DeviceRoute | StreamRoute;
