import { roleText } from '#shared/i18n/fr/common';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAgentsText as texts } from '#shared/i18n/fr/settings-agents';
import { entryById } from '#shared/lib/entry-by-id';

import { AddButton } from '../parts/add-button';
import { EntryList } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { useChosen } from '../parts/use-chosen';
import type { SectionProps } from '../section';
import { AgentForm } from './agent-form';

/** The staff of the town hall. */
export const AgentsSection = (props: SectionProps) => {
  const { reference } = props;
  const { agents, desks } = reference;
  const chosen = useChosen(
    'agents',
    agents.map(({ id }) => id),
    props,
  );
  const numberOf = (deskId: string): string => {
    const desk = entryById(desks, deskId);
    return desk ? texts.desk(desk.number) : '';
  };
  return (
    <>
      <SectionHead
        title={settingsText.sections.agents}
        lead={texts.lead}
        end={<AddButton label={texts.add} onAdd={chosen.startNew} />}
      />
      <div className="set-split">
        <div className="set-rows">
          <EntryList
            label={texts.list}
            rows={agents.map(({ id, name, role, usualDeskId }) => ({
              id,
              title: name,
              detail: [roleText[role], numberOf(usualDeskId)].filter((part) => part !== '').join(' · '),
            }))}
            selected={chosen.id}
            onSelect={chosen.select}
            empty={texts.empty}
          />
        </div>
        <div className="set-side">
          <AgentForm
            key={chosen.formKey}
            reference={reference}
            agent={entryById(agents, chosen.id)}
            onDone={chosen.done}
            onNavigate={props.onNavigate}
          />
        </div>
      </div>
    </>
  );
};
