import { useMemo, useState } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { shortNameAfter } from '#shared/domain/settings/short-name';
import { roleText } from '#shared/i18n/fr/common';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAgentsText as texts } from '#shared/i18n/fr/settings-agents';
import { entryById } from '#shared/lib/entry-by-id';
import type { Navigate } from '#shared/routes/places';

import { useDeskSessions } from '../../../data/queries/use-desk-sessions';
import { useToday } from '../../../data/queries/use-today';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ActQuestion } from '../devices/act-question';
import { ImpactNote, useLeftOutside } from '../parts/impact-list';
import { ReasonSet } from '../parts/reason-set';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';

type AgentBody = Omit<Agent, 'id'>;

const none = 'none';
const roles = (Object.keys(roleText) as Agent['role'][]).map((id) => ({
  id,
  label: roleText[id],
  detail: texts.roleOf[id],
}));
const blank: AgentBody = { kind: 'agent', name: '', shortName: '', role: 'counter', usualDeskId: '' };

/** No reasons of one's own = all those of the desk. */
type AgentDraft = Omit<AgentBody, 'reasonIds' | 'departmentId'> & {
  readonly reasonIds: readonly string[];
  /** `''` = none. */
  readonly departmentId: string;
};

const shape: FormShape<AgentBody, AgentDraft> = {
  toDraft: ({ reasonIds = [], departmentId = '', ...body }) => ({ ...body, reasonIds, departmentId }),
  toBody: ({ reasonIds, departmentId, ...draft }) => ({
    ...draft,
    name: draft.name.trim(),
    shortName: draft.shortName.trim(),
    ...(departmentId === '' ? {} : { departmentId }),
    ...(reasonIds.length === 0 ? {} : { reasonIds: [...reasonIds] }),
  }),
  what: ({ shortName }) => texts.what(shortName),
};

/** Whether it is asked if an agent shall go, and the desks that they have open now. */
const useAskedFirst = (agentId: string, { desks }: SiteReference) => {
  const [isAsking, setAsking] = useState(false);
  const sessions = useDeskSessions(useToday());
  const openDesks = sessions
    .filter((one) => one.agentId === agentId && one.status !== 'closed')
    .flatMap(({ deskId }) => entryById(desks, deskId)?.number ?? []);
  return { isAsking, setAsking, openDesks };
};

type AgentFormProps = {
  readonly reference: SiteReference;
  readonly agent: Agent | undefined;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

/** One member of the staff. */
export const AgentForm = ({ reference, agent, onDone, onNavigate }: AgentFormProps) => {
  const stored = agent ? bodyOf(agent) : null;
  const form = useSettingForm({ shape, id: agent?.id ?? '', stored, blank, onDone });
  const { draft, set, faultAt } = form;
  const { usualDeskId } = draft;
  // An agent with a desk of their own replaces nobody: where they replaced somebody, that desk closes.
  const after = useMemo(
    () =>
      agent && agent.usualDeskId !== usualDeskId
        ? { ...reference, agents: reference.agents.map((one) => (one === agent ? { ...agent, usualDeskId } : one)) }
        : null,
    [reference, agent, usualDeskId],
  );
  const impact = useLeftOutside({ before: reference, after, today: useToday(), onNavigate });
  const { isAsking, setAsking, openDesks } = useAskedFirst(agent?.id ?? '', reference);
  const { unavailabilities, recurringAbsences } = reference;
  const absences = [...unavailabilities, ...recurringAbsences].filter(({ agentId }) => agentId === agent?.id).length;
  // It is asked first: after a deletion the next agent stands under the same button.
  const remove = (): Promise<boolean> => {
    setAsking(true);
    return Promise.resolve(false);
  };
  return (
    <SettingForm
      form={{ ...form, remove }}
      label={agent?.name ?? texts.newTitle}
      present={stored ? texts.present(stored.name, roleText[stored.role]) : ''}
      impact={impact}
      warnings={<ImpactNote impact={impact} />}
    >
      <TextField
        label={texts.name}
        autoFocus={!agent}
        value={draft.name}
        maxLength={80}
        onChange={(name) => set({ name, shortName: shortNameAfter(draft.shortName, draft.name, name) })}
        isRequired
        error={faultAt('name')}
      />
      <TextField
        label={texts.shortName}
        hint={texts.shortNameHint}
        value={draft.shortName}
        maxLength={40}
        onChange={(shortName) => set({ shortName })}
        isRequired
        error={faultAt('shortName')}
      />
      <Select label={texts.role} options={roles} value={draft.role} onChange={(role) => set({ role })} />
      {faultAt('role') !== undefined && (
        <span className="field-note field-note--bad" role="alert">
          {faultAt('role')}
        </span>
      )}
      <Select
        label={texts.usualDesk}
        options={[
          { id: none, label: texts.noDesk },
          ...reference.desks.map(({ id, number, name }) => ({
            id,
            label: texts.desk(number),
            ...(name === String(number) ? {} : { detail: name }),
          })),
        ]}
        value={draft.usualDeskId === '' ? none : draft.usualDeskId}
        onChange={(id) => set({ usualDeskId: id === none ? '' : id })}
      />
      <Select
        label={texts.department}
        options={[
          { id: none, label: texts.noDepartment },
          ...reference.departments.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={draft.departmentId === '' ? none : draft.departmentId}
        onChange={(id) => set({ departmentId: id === none ? '' : id })}
        error={faultAt('departmentId')}
      />
      <p className="meta">{texts.departmentNote}</p>
      <ReasonSet
        label={texts.reasons}
        allLabel={texts.everyReason}
        reasons={reference.reasons}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds })}
        error={faultAt('reasonIds')}
      />
      {absences > 0 && <p className="meta">{texts.absences(absences)}</p>}
      {agent && <p className="meta">{texts.remove}</p>}
      {agent && isAsking && (
        <ActQuestion
          title={texts.askRemove.title(agent.name)}
          keep={texts.askRemove.keep}
          act={openDesks.length > 0 ? '' : settingsText.form.remove}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void form.remove();
          }}
        >
          <p>{openDesks.length > 0 ? texts.askRemove.open(openDesks) : texts.askRemove.effect}</p>
        </ActQuestion>
      )}
    </SettingForm>
  );
};
