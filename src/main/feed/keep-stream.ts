import type { openStream } from './open-stream';
import type { ServerDoor } from './server-door';
import { retryWaitMs } from './silence';

/** A line that ends sooner was cut at once, by a proxy for instance: it counts as a failure. */
const SHORT_LINE_MS = 5_000;

export type StreamNeeds = {
  readonly pass: ServerDoor['pass'];
  readonly open: typeof openStream;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly opened: () => void;
  readonly poked: (collection: string) => void;
  readonly heard: () => void;
  /** The line ended or could not be opened; another try is under way. */
  readonly broke: (status: number) => void;
};

export type KeptStream = {
  /** Drops a line that may be dead and tries at once. */
  readonly reopen: () => void;
  readonly stop: () => void;
};

/** Keeps the stream of the server open: a line that ends is opened again, with waits that grow and are never the same on two screens. */
export const keepStream = (needs: StreamNeeds): KeptStream => {
  let end: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let stopped = false;

  const again = (waitMs: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(connect, waitMs);
  };

  const failed = (status: number): void => {
    end = null;
    if (stopped) return;
    needs.broke(status);
    again(retryWaitMs(failures, needs.random()));
    failures += 1;
  };

  const connect = (): void => {
    clearTimeout(timer);
    const pass = needs.pass();
    if (pass === null) return failed(0);
    const beganMs = needs.nowMs();
    let isCurrent = true;
    const ended = (status: number): void => {
      if (!isCurrent) return;
      isCurrent = false;
      if (needs.nowMs() - beganMs >= SHORT_LINE_MS) failures = 0;
      failed(status);
    };
    const { opened, poked, heard } = needs;
    const close = needs.open(pass, { opened, poked, heard, ended });
    // A line that is dropped on purpose is no failure.
    end = () => {
      isCurrent = false;
      close();
    };
  };

  const drop = (): void => {
    end?.();
    end = null;
  };

  connect();
  return {
    reopen: () => {
      if (stopped) return;
      drop();
      failures = 0;
      connect();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      drop();
    },
  };
};
