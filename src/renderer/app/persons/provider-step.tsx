import { useEffect, useRef, useState } from 'react';

import type { Agent } from '#shared/domain/model/reference';
import type { ProviderRefusal } from '#shared/domain/rights/provider-refusals';
import { providerText as text } from '#shared/i18n/provider/sign-in-text';
import { personsText } from '#shared/i18n/fr/welcome';
import type { IpcOutput } from '#shared/ipc/contract';
import { entryById } from '#shared/lib/entry-by-id';

import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import type { OnRight } from './ask-server';

/** A provider of identities by which agents may sign in beside their codes. */
export type Provider = NonNullable<IpcOutput<'person.means'>['provider']>;

/** How often a server that has not answered is asked again: a desk may be shown before its line is there. */
const askAgainMs = 5_000;

/** That of the site, once its server has said so; `null` = none. */
export const useProvider = (): Provider | null => {
  const [provider, setProvider] = useState<Provider | null>(null);
  useEffect(() => {
    let isThere = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await guichetBridge()
        ?.invoke('person.means', undefined)
        .catch(() => null);
      if (!isThere) return;
      if (answer?.isSaid) setProvider(answer.provider);
      else timer = setTimeout(() => void ask(), askAgainMs);
    };
    void ask();
    return () => {
      isThere = false;
      clearTimeout(timer);
    };
  }, []);
  return provider;
};

const key = 'Alt S';

type ProviderButtonProps = { readonly provider: Provider; readonly onPress: () => void };

/** The way to the provider, beside the code. */
export const ProviderButton = ({ provider, onPress }: ProviderButtonProps) => {
  useKeys([{ key, label: text.open(provider), run: onPress }]);
  return (
    <Button className="code-none" keys={key} onPress={onPress}>
      {text.open(provider)}
    </Button>
  );
};

/** How often the server is asked what became of it. */
const lookEveryMs = 1_000;
/** So many looks in a row may have no answer: a line that stumbles ends nothing. */
const mostSilent = 10;

const wordsOf = (why: ProviderRefusal | null): string => (why === null ? personsText.fault : text.refusals[why]);

const notBegun: Readonly<Record<string, string>> = {
  off: text.off,
  wait: text.tooOften,
  noBrowser: text.noBrowser,
  unreachable: text.unreachable,
};

type Hears = {
  readonly onWaiting: () => void;
  readonly onOver: (words: string) => void;
  readonly onAgent: (id: string) => void;
};

/** Begins a sign-in and follows it to its end. Gives what gives it up. */
const follow = ({ onWaiting, onOver, onAgent }: Hears): (() => void) => {
  let isOver = false;
  let id = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (words: string): void => {
    isOver = true;
    onOver(words);
  };
  const look = async (silent: number): Promise<void> => {
    const answer = await guichetBridge()?.invoke('person.followProvider', { id, act: 'look' });
    if (isOver) return undefined;
    const verdict = answer?.verdict ?? 'unreachable';
    if (verdict === 'right' && answer) {
      isOver = true;
      return onAgent(answer.agentId);
    }
    if (verdict === 'refused') return end(wordsOf(answer?.why ?? null));
    if (verdict === 'gone') return end(text.refusals.late);
    if (verdict === 'unreachable' && silent >= mostSilent) return end(text.unreachable);
    timer = setTimeout(() => run(look(verdict === 'unreachable' ? silent + 1 : 0)), lookEveryMs);
    return undefined;
  };
  const begin = async (): Promise<void> => {
    const begun = await guichetBridge()?.invoke('person.beginProvider', undefined);
    id = begun?.id ?? '';
    if (isOver) return drop();
    if (begun?.verdict === 'begun') {
      onWaiting();
      return look(0);
    }
    return end(
      begun?.verdict === 'refused' ? wordsOf(begun.why) : (notBegun[begun?.verdict ?? ''] ?? personsText.fault),
    );
  };
  const drop = (): void => {
    if (id !== '')
      void guichetBridge()
        ?.invoke('person.followProvider', { id, act: 'drop' })
        ?.catch(() => undefined);
  };
  const run = (step: Promise<void>): void =>
    void step.catch(() => {
      if (!isOver) end(personsText.fault);
    });
  run(begin());
  return () => {
    clearTimeout(timer);
    if (!isOver) drop();
    isOver = true;
  };
};

type ProviderStepProps = {
  readonly agents: readonly Agent[];
  /** Only this agent is meant; absent where anybody may come in. */
  readonly only: Agent | undefined;
  readonly provider: Provider;
  readonly asking: () => number;
  readonly onRight: OnRight;
  readonly onBack: () => void;
};

/** Somebody signs in by the browser of the system, and this desk waits for them. Échap leads back to the code at any moment. */
export const ProviderStep = ({ agents, only, provider, asking, onRight, onBack }: ProviderStepProps) => {
  const [said, setSaid] = useState<string>(text.opening);
  const [isOver, setOver] = useState(false);
  const [turn, setTurn] = useState(0);
  const latest = useRef({ agents, only, asking, onRight });
  useEffect(() => {
    latest.current = { agents, only, asking, onRight };
  });
  useEffect(() => {
    const asked = latest.current.asking();
    const over = (words: string): void => {
      setSaid(words);
      setOver(true);
    };
    const enter = async (id: string): Promise<void> => {
      const now = latest.current;
      const agent = entryById(now.agents, id);
      if (!agent) return over(text.refusals.nobody);
      if (now.only && now.only.id !== id) return over(text.other(agent.shortName));
      // The desk was locked, or somebody came in, while the person was there.
      return (await now.onRight(agent, asked)) ? undefined : over(text.refusals.late);
    };
    return follow({
      onWaiting: () => setSaid(text.waiting),
      onOver: over,
      onAgent: (id) => void enter(id).catch(() => over(personsText.fault)),
    });
  }, [turn]);
  const again = (): void => {
    setSaid(text.opening);
    setOver(false);
    setTurn(turn + 1);
  };
  useKeys([{ key: 'Échap', label: isOver ? personsText.back : text.cancel, run: onBack }]);
  return (
    <div className="code-form">
      <p className={isOver ? 'code-said' : ''} role={isOver ? 'alert' : 'status'}>
        {said}
      </p>
      <div className="code-acts">
        {isOver && (
          <Button tone="main" autoFocus keys="Entrée" onPress={again}>
            {text.open(provider)}
          </Button>
        )}
        <Button autoFocus={!isOver} keys="Échap" onPress={onBack}>
          {isOver ? personsText.back : text.cancel}
        </Button>
      </div>
    </div>
  );
};
