import { callHttp } from '../support/http-call';
import { sleep } from './hostile-desk';

/** A reader that is asked again and again, and how often it did not answer 200. */
export type Watch = { asked: number; not200: number; readonly answers: string[] };

const mostAnswers = 5;

export type WatchStart = {
  readonly url: string;
  readonly token: string;
  readonly everyMs: number;
  readonly endMs: number;
  /** Asked in turn. */
  readonly calls: readonly { readonly path: string; readonly body?: object }[];
};

/** Asks until the end. */
export const watch = async ({ url, token, everyMs, endMs, calls }: WatchStart): Promise<Watch> => {
  const seen: Watch = { asked: 0, not200: 0, answers: [] };
  for (; Date.now() < endMs; await sleep(everyMs)) {
    const call = calls[seen.asked % calls.length];
    if (!call) return seen;
    const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
    const { status, text } = await callHttp({ url: url + call.path, token, ...body });
    seen.asked += 1;
    if (status === 200) continue;
    seen.not200 += 1;
    if (seen.answers.length < mostAnswers) seen.answers.push(`${call.path}: ${status} ${text.slice(0, 120)}`);
  }
  return seen;
};
