import { useCallback, useEffect, useRef, useState } from 'react';

import type { CallOutput } from '#shared/sync/wire/calls';
import { unansweredWhy, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../../data-state';

const askedEveryMs = 5_000;

/** A one-time code that is open. The code itself is known where it was made. */
export type OpenCode = CallOutput<'codes'>['codes'][number];

/** The open codes of the site, `null` until the server has answered, or why there is no answer. */
export type OpenCodes = {
  readonly list: readonly OpenCode[] | Unanswered | null;
  /** The device on which they are looked at. */
  readonly ownId: string;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

/** Asks the server for the open codes, again and again while they are shown: one is used on another machine. */
export const useOpenCodes = (): OpenCodes => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const [list, setList] = useState<OpenCodes['list']>(null);
  const asked = useRef(0);
  const reload = useCallback(async (): Promise<void> => {
    if (!context) return;
    asked.current += 1;
    const turn = asked.current;
    const answer = await context.server.codes();
    // A slow answer of before must not hide what came since.
    if (turn === asked.current) setList(answer.ok ? answer.value.codes : unansweredWhy(answer.reason));
  }, [context]);
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), askedEveryMs);
    return () => {
      clearInterval(timer);
      asked.current += 1;
    };
  }, [reload]);
  return { list, ownId: context?.deviceId ?? '', reload };
};
