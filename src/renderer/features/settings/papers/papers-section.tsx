import './papers.css';

import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Rule, RuleKind } from '#shared/domain/papers/rule-versions';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';

import { useToday } from '../../../data/queries/use-today';
import { newId } from '../../../platform/ids';
import { Button } from '../../../ui/button';
import { EntryList } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { useChosen } from '../parts/use-chosen';
import type { SectionProps } from '../section';
import { blankRule } from './rule-draft';
import { RuleFilters } from './rule-filters';
import { RuleForm } from './rule-form';
import { RuleOrigin } from './rule-origin';
import { allRules, noFilter, ruleRows } from './rule-rows';
import { SituationForm } from './situation-form';

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
