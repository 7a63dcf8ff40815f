import '../exchange/exchange.css';
import './roles.css';

import type { Agent, RightsEntry, SiteReference } from '#shared/domain/model/reference';
import { gained } from '#shared/domain/rights/edit-rights';
import { rightsEntryOf, roles, tableOf, type RightsTable as Table } from '#shared/domain/rights/rights';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { rightsText as texts } from '#shared/i18n/rights/rights-words';
import { settingsText } from '#shared/i18n/fr/settings';

import { Note } from '../../../ui/note';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import type { SectionProps } from '../section';
import { RightsTable } from './rights-table';

type RightsBody = Omit<RightsEntry, 'id'>;
type RightsDraft = { readonly changes: Table };

const shipped: RightsBody = { kind: 'rights', changes: [] };

const rightsShape: FormShape<RightsBody, RightsDraft> = {
  toDraft: ({ changes }) => ({ changes }),
  toBody: ({ changes }) => ({ kind: 'rights', changes: changes.map((one) => ({ ...one })) }),
  what: () => texts.what,
};

type ImpactProps = { readonly reference: SiteReference; readonly changes: Table };

/** What each role gains and loses by what is not saved yet, and how many agents that meets. */
const Impact = ({ reference, changes }: ImpactProps) => {
  const before = tableOf(reference);
  const agentsOf = (role: Agent['role']): number => reference.agents.filter((one) => one.role === role).length;
  const lines = roles.flatMap((role) => {
    const [gains, loses] = [gained(before, changes, role), gained(changes, before, role)];
    return [
      ...(loses.length > 0 ? [texts.loses(role, agentsOf(role), loses)] : []),
      ...(gains.length > 0 ? [texts.gains(role, agentsOf(role), gains)] : []),
    ];
  });
  return (
    <div className="ri-impact" role="status">
      {lines.length > 0 && (
        <>
          <h3>{texts.impact}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

/** What each role may do and see: what Guichet gives, and what the town changed of it. */
export const RolesSection = ({ reference }: SectionProps) => {
  const own = rightsEntryOf(reference);
  const stored = own ? bodyOf(own) : null;
  const id = own?.id ?? `${reference.site.id}-rights`;
  const form = useSettingForm({ shape: rightsShape, id, stored, blank: shipped });
  const { changes } = form.draft;
  const fault = changes.map((_, index) => form.faultAt(`changes.${index}`)).find((words) => words !== undefined);
  return (
    <>
      <SectionHead title={settingsText.sections.roles} lead={texts.lead} />
      <div className="set-body ri">
        <SettingForm
          form={form}
          label={texts.label}
          present={stored ? texts.present(stored.changes.length) : ''}
          canRemove={stored !== null}
          removeLabel={texts.allAsShipped}
          warnings={
            <>
              <Impact reference={reference} changes={changes} />
              {fault !== undefined && (
                <Note tone="bad" role="alert">
                  {fault}
                </Note>
              )}
            </>
          }
        >
          <p className="meta">
            {texts.keys} {!reference.site.signIn && texts.byName}
          </p>
          <RightsTable changes={changes} onChange={(next) => form.set({ changes: next })} />
        </SettingForm>
      </div>
    </>
  );
};
