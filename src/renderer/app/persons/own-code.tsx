import { useRef, useState, type FormEvent } from 'react';

import { findAgents } from '#shared/domain/people/find-agents';
import type { Agent } from '#shared/domain/model/reference';
import { MOST_PIN, pinFault } from '#shared/domain/rights/pin';
import { personsText } from '#shared/i18n/fr/welcome';
import type { IpcOutput } from '#shared/ipc/contract';

import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { TextField } from '../../ui/text-field';
import { inWait, inWords, useAsking, type Said } from './ask-server';
import { SaidBelow } from './said-below';

const text = personsText.own;

/** Why somebody chooses a code. `change` = they know the one of before and say it here, `lost` = they have a code of recovery instead. */
export type Choosing =
  | { readonly why: 'noPin' | 'mustChoose'; readonly before: string }
  | { readonly why: 'change' }
  | { readonly why: 'lost'; readonly code: string };

type OwnCodeProps = {
  readonly agents: readonly Agent[];
  readonly agent: Agent;
  readonly choosing: Choosing;
  /** Marks the moment at which the code is sent. */
  readonly asking: () => number;
  /** It is chosen; says whether that led on. */
  readonly onDone: (asked: number) => Promise<boolean>;
  readonly onBack: () => void;
};

const wrongWords = ({ why }: Choosing, triesLeft: number): string => {
  if (why === 'lost') return personsText.lost.wrong(triesLeft);
  return why === 'noPin' ? text.taken : text.beforeWrong(triesLeft);
};

type Answer = IpcOutput<'person.choosePin'> | IpcOutput<'person.recover'>;

/** Asks the server for the code that was chosen. */
const choose = (agentId: string, choosing: Choosing, before: string, next: string): Promise<Answer> | undefined => {
  if (choosing.why === 'lost') return guichetBridge()?.invoke('person.recover', { agentId, code: choosing.code, next });
  const pin = choosing.why === 'change' ? before : choosing.before;
  return guichetBridge()?.invoke('person.choosePin', { agentId, pin, next });
};

const verdictSaid = ({ verdict, waitMs, triesLeft }: Answer, choosing: Choosing): Said => {
  switch (verdict) {
    case 'wait':
      return inWait(waitMs);
    case 'wrong':
      return inWords(wrongWords(choosing, triesLeft));
    case 'notHere':
      return inWords(text.notHere);
    case 'needsStart':
      return inWords(personsText.needsStart);
    case 'shutOut':
      return inWords(personsText.shutOut);
    case 'noRecovery':
      return inWords(personsText.lost.none);
    case 'unreachable':
      return inWords(choosing.why === 'lost' ? personsText.lost.unreachable : text.unreachable);
    default:
      return inWords(personsText.fault);
  }
};

const leads = { noPin: text.noPin, mustChoose: text.mustChoose, change: '', lost: personsText.lost.lead } as const;
/** What is said against a code that may not be chosen. */
const weak = {
  noPin: text.faults.simple,
  mustChoose: text.weakOrStart,
  change: text.faults.simple,
  lost: personsText.lost.weak,
} as const;

/** A code of one’s own, typed twice. */
export const OwnCode = ({ agents, agent, choosing, asking, onDone, onBack }: OwnCodeProps) => {
  const isChange = choosing.why === 'change';
  const [before, setBefore] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const beforeField = useRef<HTMLInputElement>(null);
  const nextField = useRef<HTMLInputElement>(null);
  const againField = useRef<HTMLInputElement>(null);
  const { said, say, ask } = useAsking();
  const refuse = (words: string, field: HTMLInputElement | null): void => {
    say(inWords(words));
    field?.focus();
  };
  const anew = (words: string): void => {
    setNext('');
    setAgain('');
    refuse(words, nextField.current);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChange && before === '') return say(inWords(text.beforeMissing));
    if (next === '') return nextField.current?.focus();
    const fault = pinFault(next);
    if (fault !== '') return anew(text.faults[fault]);
    if (findAgents(agents, next).named) return anew(text.isName);
    if (again === '') return againField.current?.focus();
    if (again !== next) return anew(text.differ);
    const asked = asking();
    return ask(
      () => choose(agent.id, choosing, before, next),
      async (answer) => {
        if (answer.verdict === 'right') {
          // The desk was locked meanwhile: the code is chosen, and typed there.
          if (!(await onDone(asked))) onBack();
          return undefined;
        }
        if (answer.verdict === 'weak') return anew(weak[choosing.why]);
        if (answer.verdict === 'wrong' && isChange) {
          setBefore('');
          beforeField.current?.focus();
        }
        return say(verdictSaid(answer, choosing));
      },
    );
  };
  useKeys([{ key: 'Échap', label: personsText.back, run: onBack }]);
  const field = { type: 'password', maxLength: MOST_PIN } as const;
  return (
    <form className="code-form" onSubmit={submit}>
      <p className="code-who">
        <b>{agent.shortName}</b> {leads[choosing.why]}
      </p>
      {isChange && (
        <TextField
          {...field}
          label={text.before}
          autoComplete="current-password"
          value={before}
          onChange={setBefore}
          inputRef={beforeField}
          autoFocus
        />
      )}
      <div className="code-two">
        <TextField
          {...field}
          label={text.next}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          inputRef={nextField}
          autoFocus={!isChange}
        />
        <TextField
          {...field}
          label={text.again}
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          inputRef={againField}
        />
      </div>
      <p className="meta code-rule">{text.rule}</p>
      <SaidBelow said={said} say={say} />
      <div className="code-acts">
        <Button tone="main" type="submit" keys="Entrée">
          {text.submit}
        </Button>
        <Button onPress={onBack} keys="Échap">
          {personsText.back}
        </Button>
      </div>
    </form>
  );
};
