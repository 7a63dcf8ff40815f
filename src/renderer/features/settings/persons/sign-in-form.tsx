import { useEffect, useId, useRef, useState, type FormEvent } from 'react';

import type { Site } from '#shared/domain/model/reference';
import { MOST_PIN, pinFault } from '#shared/domain/rights/pin';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsPersonsText as texts } from '#shared/i18n/fr/settings-agents';
import { signInModes, type SignInMode } from '#shared/sync/wire/person-calls';

import { useCommands } from '../../../data/commands/use-commands';
import type { PersonRow } from '../../../data/queries/devices/use-asked';
import { useMe } from '../../../data/queries/use-me';
import { guichetBridge } from '../../../platform/bridge';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ActQuestion } from '../devices/act-question';
import { useSent } from '../parts/use-sent';
import { sayVerdict } from './say-verdict';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';

const { own } = texts;

const usualLockMin = 10;
const lockChoices = [2, 5, usualLockMin, 15, 30, 0];

/** The usual times, and the one that holds even when it is another. */
const lockOptions = (present: number) =>
  [...new Set([...lockChoices, present])].map((minutes) => ({
    id: String(minutes),
    label: texts.lockAfter(minutes),
    ...(minutes === 0 ? { detail: texts.lockNever } : {}),
  }));

/** What an administrator has to give to be known here: a first code, the start code and one of their own, or the code that they have. */
type Pin = PersonRow['pin'];

/** What keeps a chosen code from being sent, `''` = nothing. */
const faultOf = (code: string, next: string, again: string, kind: Pin): string => {
  if (kind !== 'none' && code === '') return own.empty;
  if (kind === 'own') return '';
  const fault = pinFault(next);
  if (fault !== '') return own.faults[fault];
  return next === again ? '' : own.differ;
};

type OwnCodeProps = {
  readonly agentId: string;
  /** What the server said last of this administrator’s code. */
  readonly known: Pin;
  /** They are known at this device. */
  readonly onRight: () => Promise<void>;
};

/** The administrator who sits here proves who they are, or chooses the code by which they will. */
const OwnCode = ({ agentId, known, onRight }: OwnCodeProps) => {
  const [kind, setKind] = useState(known);
  const [code, setCode] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // In a low window the words and the button would stand below what is seen.
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [kind, said]);
  const ask = async (): Promise<void> => {
    const bridge = guichetBridge();
    const answer =
      kind === 'own'
        ? await bridge?.invoke('person.signIn', { agentId, pin: code })
        : await bridge?.invoke('person.choosePin', { agentId, pin: kind === 'none' ? '' : code, next });
    // Known here without the server is not known to it.
    if (answer?.verdict === 'right' && !('isOffline' in answer && answer.isOffline)) return onRight();
    // A code was handed out meanwhile, or there is none any more.
    if (answer?.verdict === 'mustChoose') return setKind('start');
    if (answer?.verdict === 'noPin') return setKind('none');
    return setSaid(
      answer?.verdict === 'right'
        ? own.verdicts.unreachable
        : sayVerdict(answer ?? { verdict: '', waitMs: 0, triesLeft: 0 }),
    );
  };
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    const fault = faultOf(code, next, again, kind);
    setSaid(fault);
    if (fault !== '' || isBusy) return;
    setBusy(true);
    void ask()
      .catch(() => setSaid(own.fault))
      .finally(() => setBusy(false));
  };
  const act = kind === 'own' ? own.prove : own.choose;
  useKeys([{ key: 'Ctrl Entrée', label: act, run: submit, bar: true }], { group: settingsText.keys.group, rank: 1 });
  const field = { type: 'password', maxLength: MOST_PIN } as const;
  return (
    <form ref={form} className="pe-own" aria-label={own.title} onSubmit={submit}>
      <h3>{own.title}</h3>
      <p>{own.lead}</p>
      {kind !== 'none' && (
        <div className="set-line">
          <TextField
            {...field}
            label={kind === 'own' ? own.code : own.start}
            value={code}
            onChange={setCode}
            autoFocus
          />
        </div>
      )}
      {kind !== 'own' && (
        <>
          <div className="set-line">
            <TextField {...field} label={own.next} value={next} onChange={setNext} autoFocus={kind === 'none'} />
            <TextField {...field} label={own.again} value={again} onChange={setAgain} />
          </div>
          <p className="meta">{own.rule}</p>
        </>
      )}
      {said !== '' && (
        <Note tone="bad" role="alert">
          {said}
        </Note>
      )}
      <div className="set-acts">
        <Button type="submit" tone="main" keys="Ctrl Entrée" isDisabled={isBusy}>
          {act}
        </Button>
      </div>
    </form>
  );
};

type Wish = { readonly mode: SignInMode; readonly lockMin: number };

const ModeFields = ({ wish, onChange }: { readonly wish: Wish; readonly onChange: (wish: Wish) => void }) => {
  const name = useId();
  return (
    <div className="pe-modes" role="radiogroup" aria-label={texts.modeLabel}>
      {signInModes.map((mode) => (
        <label key={mode} className="pe-mode">
          <input
            type="radio"
            className="radio"
            name={name}
            checked={wish.mode === mode}
            onChange={() => onChange({ ...wish, mode })}
          />
          <b>{texts.modes[mode]}</b>
          <span className="meta">{texts.means[mode]}</span>
        </label>
      ))}
    </div>
  );
};

const wishOf = (signIn: Site['signIn']): Wish =>
  signIn ? { mode: 'pin', lockMin: signIn.lockMin } : { mode: 'names', lockMin: usualLockMin };

const labelOf = (stored: Wish, wish: Wish): string => {
  if (stored.mode === wish.mode) return settingsText.form.save;
  return wish.mode === 'pin' ? texts.turnOn : texts.turnOff;
};

type SignInFormProps = {
  readonly site: Site;
  /** How the administrator who sits here proves who they are, as far as it is known. */
  readonly ownPin: Pin;
  /** It was changed, and the codes are to be asked for anew. */
  readonly onDone: () => Promise<void>;
};

/** By what the town knows its agents, and after how long a desk locks itself. */
export const SignInForm = ({ site, ownPin, onDone }: SignInFormProps) => {
  const { chooseSignIn } = useCommands();
  const { agentId } = useMe();
  const { present: stored, noteSent } = useSent(site.signIn, wishOf);
  const told = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<Wish | null>(null);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const wish = draft ?? stored;
  const isTurned = wish.mode !== stored.mode;
  const isDirty = isTurned || (wish.mode === 'pin' && wish.lockMin !== stored.lockMin);
  const change = (next: Wish): void => {
    setDraft(next);
    setSaid(null);
    setNeedsCode(false);
  };
  const write = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    const done = await chooseSignIn(wish);
    setBusy(false);
    setNeedsCode(!done.ok && done.reason.code === 'noAdminCode');
    if (done.ok) {
      noteSent(wish);
      // What was chosen meanwhile stays.
      setDraft((now) => (now === draft ? null : now));
      setSaid({ tone: 'ok', words: isTurned ? texts.saved[wish.mode === 'pin' ? 'on' : 'off'] : texts.saved.lock });
    } else setSaid(done.reason.code === 'noAdminCode' ? null : refusedKey(done.reason));
    await onDone();
    // The button goes with the act: the focus stays beside what became of it.
    if (document.activeElement === document.body) told.current?.focus();
  };
  const save = (): void => {
    if (isBusy || !isDirty) return;
    if (isTurned && wish.mode === 'names') setAsking(true);
    else void write();
  };
  const label = labelOf(stored, wish);
  useKeys([{ key: 'Ctrl Entrée', label, run: save, bar: true, disabled: !isDirty, when: !needsCode }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  return (
    <>
      <form
        className="cal"
        aria-label={texts.modeLabel}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ModeFields wish={wish} onChange={change} />
        {wish.mode === 'pin' && (
          <div className="pe-modes">
            <Select
              className="pe-lock"
              label={texts.lock}
              options={lockOptions(stored.lockMin)}
              value={String(wish.lockMin)}
              onChange={(minutes) => change({ ...wish, lockMin: Number(minutes) })}
            />
            <p className="meta">{texts.lockHint}</p>
          </div>
        )}
        {isTurned && wish.mode === 'pin' && <Note>{texts.next}</Note>}
        <div className="pe-told" ref={told} tabIndex={-1}>
          <SaidOfKey said={said} />
        </div>
        {isDirty && !needsCode && (
          <div className="set-acts">
            <Button type="submit" tone="main" keys="Ctrl Entrée" isDisabled={isBusy}>
              {label}
            </Button>
            <Button onPress={() => change(stored)}>{settingsText.form.reset}</Button>
          </div>
        )}
      </form>
      {needsCode && isDirty && <OwnCode agentId={agentId} known={ownPin} key={ownPin} onRight={write} />}
      {isAsking && (
        <ActQuestion
          title={texts.askOff.title}
          keep={texts.askOff.keep}
          act={texts.turnOff}
          onClose={() => setAsking(false)}
          onConfirm={() => void write()}
        >
          <p>{texts.askOff.effect}</p>
          <p className="meta">{texts.askOff.kept}</p>
        </ActQuestion>
      )}
    </>
  );
};
