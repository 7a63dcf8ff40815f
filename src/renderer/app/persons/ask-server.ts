import { useEffect, useRef, useState } from 'react';

import type { Agent } from '#shared/domain/model/reference';
import { personsText } from '#shared/i18n/fr/welcome';

/** What a form of a code says below it. */
export type Said =
  | { readonly kind: 'nothing' | 'checking' | 'waited' }
  | { readonly kind: 'words'; readonly words: string }
  /** `untilMs` by `performance.now()`. */
  | { readonly kind: 'wait'; readonly untilMs: number };

export const saidNothing: Said = { kind: 'nothing' };
export const inWords = (words: string): Said => ({ kind: 'words', words });
export const inWait = (waitMs: number): Said => ({ kind: 'wait', untilMs: performance.now() + waitMs });

/** Somebody proved who they are, asked at the moment `asked`; says whether that let them in. */
export type OnRight = (agent: Agent, asked: number) => Promise<boolean>;

export type Asking = {
  readonly said: Said;
  readonly say: (said: Said) => void;
  /** Asks, one question at a time, unless there is something to be waited for. An answer that comes after the form has gone is nobody’s. */
  readonly ask: <Answer>(
    question: () => Promise<Answer> | undefined,
    hear: (answer: Answer) => void | Promise<void>,
  ) => void;
};

/** Holds what a form of a code says while it asks and after the answer. */
export const useAsking = (): Asking => {
  const [said, setSaid] = useState<Said>(saidNothing);
  const isThere = useRef(false);
  const isAsking = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const ask: Asking['ask'] = (question, hear) => {
    if (isAsking.current || said.kind === 'wait') return;
    isAsking.current = true;
    setSaid({ kind: 'checking' });
    const run = async (): Promise<void> => {
      try {
        const answer = await question();
        if (!isThere.current) return;
        if (answer === undefined) setSaid(inWords(personsText.fault));
        else await hear(answer);
      } catch {
        setSaid(inWords(personsText.fault));
      } finally {
        isAsking.current = false;
      }
    };
    void run();
  };
  return { said, say: setSaid, ask };
};
