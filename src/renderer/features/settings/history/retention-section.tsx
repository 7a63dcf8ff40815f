import '../exchange/exchange.css';
import './history.css';

import { useEffect, useRef, useState } from 'react';

import type { Retention, Site } from '#shared/domain/model/reference';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { settingsText } from '#shared/i18n/fr/settings';
import { retentionText as texts } from '#shared/i18n/fr/settings-site';
import { canonicalText } from '#shared/sync/canonical-text';

import { useCommands } from '../../../data/commands/use-commands';
import { useRetentionLook, type RetentionQuestion } from '../../../data/queries/history/use-history';
import { useStation } from '../../../data/queries/use-station';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { Segmented } from '../../../ui/segmented';
import { ActQuestion } from '../devices/act-question';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import { NumberField } from '../parts/number-field';
import { SectionHead } from '../parts/section-head';
import { leadToFault } from '../parts/setting-form';
import { useSent } from '../parts/use-sent';
import type { SectionProps } from '../section';
import { RetentionLook, totalOf } from './retention-look';
import { isSooner, readRetention, retentionFields, toRetentionDraft, type RetentionDraft } from './retention-shape';

const { ask } = texts;

const choices = (['keep', 'drop'] as const).map((id) => ({ id, label: texts.choices[id] }));
const isSame = (a: Retention | null, b: Retention | null): boolean => canonicalText(a) === canonicalText(b);

type FieldsProps = {
  readonly draft: RetentionDraft;
  readonly onChange: (draft: RetentionDraft) => void;
  readonly faultAt: (field: (typeof retentionFields)[number]) => string | undefined;
};

const Fields = ({ draft, onChange, faultAt }: FieldsProps) => (
  <>
    <Segmented
      label={texts.choice}
      options={choices}
      value={draft.choice}
      onChange={(choice) => onChange({ ...draft, choice })}
    />
    {draft.choice === 'drop' && (
      <div className="set-line">
        {retentionFields.map((field) => (
          <NumberField
            key={field}
            {...texts.fields[field]}
            value={draft[field]}
            maxLength={2}
            onChange={(typed) => onChange({ ...draft, [field]: typed })}
            isRequired
            error={faultAt(field)}
          />
        ))}
      </div>
    )}
  </>
);

/** What was chosen and what is typed, and what would come of it as soon as somebody asks. */
const useRetention = (site: Site) => {
  const { chooseRetention } = useCommands();
  const { present, noteSent } = useSent(site.retention, (kept) => kept ?? null);
  const [draft, setDraft] = useState<RetentionDraft | null>(null);
  const [question, setQuestion] = useState<RetentionQuestion | null>(null);
  // No two questions are the same one: the counts of before never stand as those of now.
  const turns = useRef(0);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const shown = draft ?? toRetentionDraft(present);
  const { wish, faults } = readRetention(shown);
  // What was shown of other months says nothing of these.
  const asked = question && isSame(question.wished, wish) ? question : null;
  const found = useRetentionLook(asked);
  const look = found !== null && typeof found !== 'string' ? found : null;
  const total = look ? totalOf(look.due) : 0;
  const isSound = faults.length === 0;
  const isDirty = !isSame(wish, present);
  const change = (next: RetentionDraft | null): void => {
    setDraft(next);
    setQuestion(null);
    setSaid(null);
    setTried(false);
  };
  return {
    present,
    shown,
    wish,
    asked,
    found,
    look,
    total,
    said,
    isSound,
    isDirty,
    isBusy,
    /** Something goes only once it was seen. */
    maySave: isDirty && isSound && !isBusy && (wish === null || look !== null),
    change,
    faultAt: (field: (typeof retentionFields)[number]): string | undefined =>
      isTried && faults.includes(field)
        ? saySettingFault({ id: site.id, path: `retention.${field}`, code: 'shape' })
        : undefined,
    /** Asks what would go, or tells what is wrong with the months. */
    askServer: (): void => {
      setSaid(null);
      setTried(true);
      if (wish && isSound && (asked === null || found !== null))
        setQuestion({ wished: wish, turn: (turns.current += 1) });
    },
    write: async (): Promise<void> => {
      setBusy(true);
      const done = await chooseRetention({ wished: wish });
      setBusy(false);
      if (!done.ok) return setSaid(refusedKey(done.reason));
      noteSent(wish);
      // What was typed meanwhile stays.
      setDraft((now) => (now === draft ? null : now));
      setQuestion(null);
      const what = wish === null ? 'kept' : total > 0 && isSooner(present, wish) ? 'dropped' : 'others';
      return setSaid({ tone: 'ok', words: texts.saved[what] });
    },
  };
};

const RetentionForm = ({ site }: { readonly site: Site }) => {
  const form = useRetention(site);
  const { present, shown, wish, asked, found, look, total, isDirty } = form;
  const [isAsking, setAsking] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const drops = isSooner(present, wish);
  // In a low window the counts, and what they allow, would stand below what is seen.
  useEffect(() => {
    if (look) (end.current ?? element.current?.querySelector('table'))?.scrollIntoView({ block: 'nearest' });
  }, [look]);
  const write = async (): Promise<void> => {
    setAsking(false);
    await form.write();
    // The button goes with the act: the focus stays beside what became of it.
    if (document.activeElement === document.body) told.current?.focus();
  };
  const lookFirst = (): void => {
    form.askServer();
    if (!form.isSound) leadToFault(element.current);
  };
  const save = (): void => {
    if (!form.maySave) return;
    if (drops) setAsking(true);
    else void write();
  };
  const saveLabel = wish === null ? texts.choices.keep : drops ? texts.drop(total) : settingsText.form.save;
  /** What writes stands below what would go; until then the form asks for that. */
  const endsHere = form.maySave || form.isBusy;
  const reset = isDirty && <Button onPress={() => form.change(null)}>{settingsText.form.reset}</Button>;
  const run = form.maySave ? save : lookFirst;
  const isIdle = form.isBusy || (wish === null && !form.maySave);
  const label = form.maySave || wish === null ? saveLabel : texts.look;
  useKeys([{ key: 'Ctrl Entrée', label, run, bar: true, disabled: isIdle }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  return (
    <>
      <form
        className="cal ret"
        aria-label={settingsText.sections.retention}
        ref={element}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isIdle) run();
        }}
      >
        <p>
          <b>{texts.now(present)}</b>
        </p>
        <Fields draft={shown} onChange={form.change} faultAt={form.faultAt} />
        {wish && (
          <div className="set-acts">
            {endsHere ? (
              <Button onPress={lookFirst}>{texts.look}</Button>
            ) : (
              <Button type="submit" keys="Ctrl Entrée">
                {texts.look}
              </Button>
            )}
            {!endsHere && reset}
          </div>
        )}
        {asked && <RetentionLook key={asked.turn} found={found} wished={asked.wished} />}
        {isDirty && look && <p>{texts.forGood}</p>}
        <div className="pe-told" ref={told} tabIndex={-1}>
          <SaidOfKey said={form.said} />
        </div>
        {endsHere && (
          <div className="set-acts" ref={end}>
            <Button tone="main" type="submit" keys="Ctrl Entrée" isDisabled={form.isBusy}>
              {saveLabel}
            </Button>
            {reset}
          </div>
        )}
      </form>
      {isAsking && (
        <ActQuestion
          title={ask.title}
          keep={ask.keep}
          act={saveLabel}
          onClose={() => setAsking(false)}
          onConfirm={() => void write()}
        >
          <p>
            <b>{texts.now(wish)}</b>
          </p>
          <p>{ask.goes(total)}</p>
          <p className="meta">{texts.forGood}</p>
        </ActQuestion>
      )}
    </>
  );
};

/** How long the town keeps what is over, and what would go by other months before it is written. */
export const RetentionSection = ({ reference }: SectionProps) => {
  const { agentId } = useStation().settings;
  return (
    <>
      <SectionHead title={settingsText.sections.retention} lead={texts.lead} />
      <div className="set-body">
        <RetentionForm key={agentId} site={reference.site} />
      </div>
    </>
  );
};
