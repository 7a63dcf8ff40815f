import './papers.css';

import { useState, useMemo } from 'react';

import type { SiteReference, Situation } from '#shared/domain/model/reference';
import {
  type Rule,
  type RuleKind,
  dropOwnRules,
  addRule,
  changeRule,
  endRule,
  ruleBody,
  type RuleBody,
} from '#shared/domain/papers/rule-versions';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { titleCodes } from '#shared/domain/papers/titles-of';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { foldText } from '#shared/lib/fold-text';

import { useToday } from '../../../data/queries/use-today';
import { newId } from '../../../platform/ids';
import { Button } from '../../../ui/button';
import { EntryList } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { useChosen } from '../parts/use-chosen';
import type { SectionProps } from '../section';
import { useCommands } from '../../../data/commands/use-commands';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { blankRule } from './rule-draft';
import { RuleFilters } from './rule-filters';
import { RuleForm } from './rule-form';
import { allRules, noFilter, ruleRows } from './rule-rows';

type SituationBody = Omit<Situation, 'id'>;

const shape: FormShape<SituationBody, SituationBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, code: draft.code.trim(), label: draft.label.trim() }),
  what: ({ label }) => texts.what.situation(label),
};

/** `Perte à l’étranger` -> `perte-a-l-etranger`: the code by which rules name it, which nobody sees. */
const codeOf = (label: string): string =>
  foldText(label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);

type SituationFormProps = {
  readonly reference: SiteReference;
  readonly situation: Situation | undefined;
  readonly today: string;
  readonly onDone: (id: string) => void;
};

/** The first change of situations takes the shipped ones along, as those of the site. */
const copiesFor =
  (reference: SiteReference, situation: Situation | undefined, today: string) =>
  (id: string, body: RuleBody | null): readonly SettingChange[] => {
    const all =
      body === null
        ? situation
          ? endRule(reference, situation, today)
          : []
        : situation
          ? changeRule(reference, situation, body)
          : addRule(reference, id, body);
    return all.filter((change) => change.id !== id);
  };

/** A situation of a person, offered where all of its titles are asked for. */
const SituationForm = ({ reference, situation, today, onDone }: SituationFormProps) => {
  const isOwn = reference.situations.some(({ id }) => id === situation?.id);
  const stored = useMemo(() => (situation && isOwn ? bodyOf(situation) : null), [situation, isOwn]);
  const blank: SituationBody = situation
    ? (ruleBody(situation) as SituationBody)
    : { kind: 'situation', code: '', label: '', titles: [], validFrom: today, validUntil: '' };
  const form = useSettingForm({
    shape,
    id: situation?.id ?? '',
    stored,
    blank,
    onDone,
    also: copiesFor(reference, situation, today),
  });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={situation?.label ?? texts.newTitle.situation}
      present={situation ? texts.present(situation.label) : ''}
      canRemove={isOwn}
    >
      <TextField
        label={texts.label}
        autoFocus={!situation}
        value={draft.label}
        maxLength={80}
        onChange={(label) =>
          set({ label, ...(!situation && draft.code === codeOf(draft.label) ? { code: codeOf(label) } : {}) })
        }
        isRequired
        error={faultAt('label') ?? faultAt('code')}
      />
      <ToggleSet
        label={texts.offered}
        isLoose
        options={titleCodes.map((id) => ({ id, label: texts.titles[id] ?? id }))}
        values={titleCodes.filter((code) => draft.titles.includes(code))}
        onChange={(titles) => set({ titles: [...titles] })}
      />
      <p className="meta">{texts.noneMeansAll}</p>
    </SettingForm>
  );
};

/** Whose rules count: those that Guichet ships, or those of the town hall, which can be given up. */
const RuleOrigin = ({ reference }: { readonly reference: SiteReference }) => {
  const { changeSettings } = useCommands();
  const [problem, setProblem] = useState('');
  const own = (['paperRule', 'feeRule', 'situation'] as const).flatMap((kind) => dropOwnRules(reference, kind));
  if (own.length === 0) return <p className="meta set-origin">{texts.shippedNow}</p>;
  const drop = (): void => {
    void changeSettings({ what: texts.what.drop, changes: own }).then((done) => {
      const words = done.ok ? null : sayRefusal(done.reason.refusal);
      setProblem(words ? `${words.text} ${words.todo}` : '');
    });
  };
  return (
    <p className="meta set-origin">
      {texts.ownNow(own.length)}{' '}
      <Button tone="link" onPress={drop}>
        {texts.dropOwn}
      </Button>
      {problem !== '' && (
        <span className="field-note field-note--bad" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
};

const kinds = ['paperRule', 'feeRule', 'situation'] as const;

type FormProps = {
  readonly reference: SiteReference;
  readonly kind: RuleKind;
  readonly rule: Rule | undefined;
  readonly onDone: (id: string) => void;
};

const Form = ({ reference, kind, rule, onDone }: FormProps) => {
  const today = useToday();
  if (kind === 'situation' || rule?.kind === 'situation')
    return (
      <SituationForm
        reference={reference}
        situation={rule?.kind === 'situation' ? rule : undefined}
        today={today}
        onDone={onDone}
      />
    );
  return (
    <RuleForm
      reference={reference}
      stored={rule ?? null}
      first={rule ?? blankRule(kind, newId(), today)}
      isNew={!rule}
      today={today}
      onDone={onDone}
    />
  );
};

/** What to bring and to pay: the rules that Guichet ships, or those of the town hall. */
export const PapersSection = (props: SectionProps) => {
  const { reference } = props;
  const today = useToday();
  const [filter, setFilter] = useState(noFilter);
  const [newKind, setNewKind] = useState<RuleKind>('paperRule');
  const rules = allRules(reference);
  const rows = ruleRows(reference, filter, today);
  const chosen = useChosen(
    'papers',
    // What stands in the form stays there when the list is narrowed.
    [...rows, ...rules].map(({ id }) => id),
    props,
  );
  const rule = rules.find(({ id }) => id === chosen.id);
  const add = (kind: RuleKind): void => {
    setNewKind(kind);
    chosen.startNew();
  };
  return (
    <>
      <SectionHead
        title={settingsText.sections.papers}
        lead={texts.lead}
        end={
          <div className="set-adds" role="group" aria-label={texts.add.label}>
            <span className="meta">{texts.add.label}</span>
            {kinds.map((kind) => (
              <Button key={kind} size="small" onPress={() => add(kind)}>
                {texts.add[kind]}
              </Button>
            ))}
          </div>
        }
      />
      <div className="set-split set-split--wide">
        <div className="set-rows">
          <RuleOrigin reference={reference} />
          <RuleFilters reference={reference} filter={filter} onFilter={setFilter} />
          <EntryList label={texts.list} rows={rows} selected={chosen.id} onSelect={chosen.select} empty={texts.empty} />
        </div>
        <div className="set-side">
          <Form
            key={chosen.formKey}
            reference={reference}
            kind={rule?.kind ?? newKind}
            rule={rule}
            onDone={chosen.done}
          />
        </div>
      </div>
    </>
  );
};
