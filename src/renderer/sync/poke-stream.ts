import { pokeSchema } from '#shared/sync/protocol';

import { backoffMs } from './backoff';
import type { Session } from './session';

/** Without a byte for so long the line counts as dead, whatever the socket says. */
const silenceMs = 75_000;

export type PokeListener = {
  /** The stream is open: what was poked before is unknown, so everything is pulled. */
  readonly opened: () => void;
  readonly poked: (collection: string) => void;
};

const tell = (line: string, listener: PokeListener): void => {
  if (!line.startsWith('data:')) return;
  try {
    const poke = pokeSchema.safeParse(JSON.parse(line.slice(5)));
    if (poke.success) listener.poked(poke.data.collection);
  } catch {
    // A line that is no JSON is no poke; the poll still runs.
  }
};

const readLines = async (
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
  onLine: (line: string) => void,
): Promise<void> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/u);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
};

/** A line that ends sooner was cut at once, by a proxy for instance: it counts as a failure. */
const shortLineMs = 5_000;

/** Reads one connection to its end. */
const follow = async (session: Session, listener: PokeListener, line: AbortController): Promise<void> => {
  let silence = setTimeout(() => line.abort(), silenceMs);
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => line.abort(), silenceMs);
  };
  const end = (): void => line.abort();
  session.signal.addEventListener('abort', end);
  try {
    const response = await session.http.openStream(line.signal);
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
    listener.opened();
    await readLines(response.body, heard, (text) => tell(text, listener));
  } finally {
    clearTimeout(silence);
    session.signal.removeEventListener('abort', end);
    line.abort();
  }
};

/**
 * The one stream of this device, shared by all collections; opened again whenever it ends, until the session is over.
 * `reopen` drops a line that may be dead: the machine slept.
 */
export const listenToPokes = (session: Session, listener: PokeListener): { readonly reopen: () => void } => {
  let line = new AbortController();
  const run = async (): Promise<void> => {
    for (let failures = 0; !session.signal.aborted; failures += 1) {
      line = new AbortController();
      const began = performance.now();
      await follow(session, listener, line).catch(() => undefined);
      if (performance.now() - began >= shortLineMs) failures = 0;
      // A broken line is the first sign that the server is gone, so the session checks at once.
      if (failures === 0) session.waker.wake();
      if (session.signal.aborted) return;
      const waitMs = backoffMs(failures, session.random);
      if (failures > 0) session.report.waiting(waitMs);
      await session.waker.wait(waitMs, session.signal);
    }
  };
  void run();
  return { reopen: () => line.abort() };
};
