import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';

import { findAgents } from '#shared/domain/people/find-agents';
import type { Agent } from '#shared/domain/model/reference';
import { MOST_PIN, pinFault } from '#shared/domain/rights/pin';
import { personsText as text } from '#shared/i18n/fr/welcome';
import { entryById } from '#shared/lib/entry-by-id';
import type { IpcOutput } from '#shared/ipc/contract';

import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';
import { inWait, inWords, saidNothing, useAsking, type OnRight, type Said } from './ask-server';
import { NameStep } from './name-step';
import { OwnCode, type Choosing } from './own-code';
import { ProviderButton, ProviderStep, useProvider, type Provider } from './provider-step';
import { RecoveryStep } from './recovery-step';
import { SaidBelow } from './said-below';

const verdictSaid = ({ verdict, waitMs, triesLeft }: IpcOutput<'person.signIn'>): Said => {
  switch (verdict) {
    case 'wait':
      return inWait(waitMs);
    case 'wrong':
      return inWords(text.wrong(triesLeft));
    case 'needsStart':
      return inWords(text.needsStart);
    case 'shutOut':
      return inWords(text.shutOut);
    case 'notKnown':
      return inWords(text.notKnown);
    case 'noKeyring':
      return inWords(text.noKeyring);
    default:
      return inWords(text.fault);
  }
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
/** The keys of digits on a French keyboard, pressed without Maj. */
const withoutShift = /^[&é"'(\-è_çà]+$/u;

type CodeStepProps = {
  readonly agents: readonly Agent[];
  readonly agent: Agent;
  /** Somebody else was named in the field of the code; absent where only this agent is meant. */
  readonly onAgent: ((agentId: string) => void) | undefined;
  readonly onChoosing: (choosing: Choosing) => void;
  /** They lost their code and have one of recovery; absent for whom there is none. */
  readonly onLost: (() => void) | undefined;
  /** The provider by which agents may sign in as well, and the way to it. */
  readonly provider: Provider | null;
  readonly onProvider: () => void;
  readonly asking: () => number;
  readonly onRight: OnRight;
  readonly onBack: () => void;
};

/** The code of one agent. A name that is typed here instead is the one of who sits down now: the keyboard need not go elsewhere first. */
const CodeStep = (props: CodeStepProps) => {
  const { agents, agent, onAgent, onChoosing, onLost, provider, onProvider, asking, onRight, onBack } = props;
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { said, say, ask } = useAsking();
  const { named, matches } = onAgent ? findAgents(agents, pin) : { named: null, matches: [] };
  const meant = named?.id === agent.id ? null : named;
  const type = (next: string): void => {
    setPin(next);
    if (said.kind === 'words' || said.kind === 'waited') say(saidNothing);
  };
  const anew = (next: Said): void => {
    setPin('');
    say(next);
    field.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (pin === '') return said.kind === 'wait' ? undefined : say(inWords(text.empty));
    if (meant && onAgent) return onAgent(meant.id);
    // What has to be waited for stays in sight; another name is heard all the same.
    if (said.kind === 'wait') return undefined;
    // What can be no code is not sent: it would count as a wrong one.
    if (pinFault(pin) === 'short') {
      if (named) return anew(saidNothing);
      if (withoutShift.test(pin)) return anew(inWords(text.withoutShift));
      return anew(inWords(matches.length > 1 ? text.severalNames : text.noPossibleCode));
    }
    const asked = asking();
    return ask(
      () => guichetBridge()?.invoke('person.signIn', { agentId: agent.id, pin }),
      async (answer) => {
        if (answer.verdict === 'right') {
          if (!(await onRight(agent, asked))) anew(saidNothing);
          return;
        }
        if (answer.verdict === 'noPin') return onChoosing({ why: 'noPin', before: '' });
        if (answer.verdict === 'mustChoose') return onChoosing({ why: 'mustChoose', before: pin });
        return anew(verdictSaid(answer));
      },
    );
  };
  const onKeyDown = ({ key, code }: KeyboardEvent): void => {
    // The digits of a keypad that is switched off are arrows: they name nobody.
    if (code.startsWith('Numpad') && key.length > 1 && key !== 'Enter') return say(inWords(text.numLock));
    const step = steps[key];
    if (step === undefined || !onAgent || pin !== '') return undefined;
    const next = agents[agents.indexOf(agent) + step];
    return next && onAgent(next.id);
  };
  const chooseCode = (): void => onChoosing({ why: 'noPin', before: '' });
  useKeys([
    { key: 'Échap', label: onAgent ? text.other : text.back, run: onBack },
    { key: 'Alt C', label: text.noCode, run: chooseCode },
    { key: 'Alt P', label: text.lost.open, run: () => onLost?.(), when: onLost !== undefined },
  ]);
  return (
    <form className="code-form" onSubmit={submit}>
      <TextField
        label={text.codeOf(agent.shortName)}
        type="password"
        autoComplete="current-password"
        size="big"
        maxLength={MOST_PIN}
        value={pin}
        onChange={type}
        onKeyDown={onKeyDown}
        inputRef={field}
        autoFocus
      />
      <SaidBelow said={said} say={say} />
      {onAgent && (
        <p className="meta code-other" role="status">
          {meant ? text.meant(meant.shortName) : text.otherHint}
        </p>
      )}
      <div className="code-acts">
        <Button tone="main" type="submit" keys="Entrée">
          {text.open}
        </Button>
        <Button onPress={onBack} keys="Échap">
          {onAgent ? text.other : text.back}
        </Button>
        <Button tone="link" className="code-none" keys="Alt C" onPress={chooseCode}>
          {text.noCode}
        </Button>
        {onLost && (
          <Button tone="link" className="code-none" keys="Alt P" onPress={onLost}>
            {text.lost.open}
          </Button>
        )}
        {provider && <ProviderButton provider={provider} onPress={onProvider} />}
      </div>
    </form>
  );
};

type CodeFormProps = {
  readonly agents: readonly Agent[];
  /** Who was here last, `''` = nobody. */
  readonly first: string;
  /** The agent who was here last has probably no code yet: the form begins with the fields of a first one. */
  readonly isFirstCode?: boolean;
  /** Only this agent is meant; where it leads back to. */
  readonly onBack?: () => void;
  /** Marks the moment at which a code is sent. */
  readonly asking: () => number;
  readonly onRight: OnRight;
  /** Shown before somebody other than `first` opens the desk. */
  readonly beforeOther?: string;
};

/** Signs somebody in by name and code. The agent who was here last is chosen at first. */
export const CodeForm = ({
  agents,
  first,
  isFirstCode = false,
  onBack,
  asking,
  onRight,
  beforeOther = '',
}: CodeFormProps) => {
  const [agentId, setAgentId] = useState(first);
  const [choosing, setChoosing] = useState<Choosing | null>(isFirstCode ? { why: 'noPin', before: '' } : null);
  /** The code of recovery as far as it was typed; `null` = none is meant. */
  const [recovery, setRecovery] = useState<string | null>(null);
  const provider = useProvider();
  const [isAtProvider, setAtProvider] = useState(false);
  const agent = entryById(agents, agentId);
  const goTo = (id: string): void => {
    setChoosing(null);
    setRecovery(null);
    setAgentId(id);
  };
  if (isAtProvider && provider)
    return (
      <ProviderStep
        agents={agents}
        only={onBack ? agent : undefined}
        provider={provider}
        asking={asking}
        onRight={onRight}
        onBack={() => setAtProvider(false)}
      />
    );
  if (!agent) {
    const known = entryById(agents, first) ? first : (agents[0]?.id ?? '');
    return (
      <NameStep agents={agents} first={known} onAgent={goTo}>
        {provider && <ProviderButton provider={provider} onPress={() => setAtProvider(true)} />}
      </NameStep>
    );
  }
  return (
    <>
      {choosing ? (
        <OwnCode
          agents={agents}
          agent={agent}
          choosing={choosing}
          asking={asking}
          onDone={async (asked) => {
            // It is used up, whether it let somebody in or the desk was locked meanwhile.
            setRecovery(null);
            return onRight(agent, asked);
          }}
          onBack={() => setChoosing(null)}
        />
      ) : recovery !== null ? (
        <RecoveryStep
          first={recovery}
          onCode={(code) => {
            setRecovery(code);
            setChoosing({ why: 'lost', code });
          }}
          onBack={() => setRecovery(null)}
        />
      ) : (
        <CodeStep
          key={agentId}
          agents={agents}
          agent={agent}
          onAgent={onBack ? undefined : goTo}
          onChoosing={setChoosing}
          provider={provider}
          onProvider={() => setAtProvider(true)}
          onLost={agent.role === 'admin' ? () => setRecovery('') : undefined}
          asking={asking}
          onRight={onRight}
          onBack={onBack ?? (() => goTo(''))}
        />
      )}
      {beforeOther !== '' && agentId !== first && <p className="code-lost">{beforeOther}</p>}
    </>
  );
};
