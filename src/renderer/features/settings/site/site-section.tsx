import './site.css';

import { bodyOf } from '#shared/domain/settings/entries-of';
import { territories, type Site } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';
import { frenchZones } from '#shared/time/zones';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { NumberField } from '../parts/number-field';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { SectionProps } from '../section';
import { AccentField } from './accent-field';
import { ElectedFields } from './elected-fields';
import { SitePreview } from './site-preview';
import { siteShape, type SiteDraft } from './site-shape';

const texts = settingsSiteText;
const steps = [5, 10, 15, 20, 30, 60].map((minutes) => ({ id: String(minutes), label: texts.steps(minutes) }));
const territoryOptions = territories.map((id) => ({ id, label: texts.territories[id] }));

/** The zones of France, and the one in force even when it is another. */
const zoneOptions = (zone: string) =>
  [...new Set<string>([...frenchZones, zone])].map((id) => ({ id, label: texts.zones[id] ?? id }));

const Names = ({ form: { draft, set, faultAt } }: { readonly form: Form<SiteDraft> }) => (
  <div className="set-line">
    <TextField label={texts.name} value={draft.name} onChange={(name) => set({ name })} error={faultAt('name')} />
    <TextField
      label={texts.commune}
      value={draft.commune}
      onChange={(commune) => set({ commune })}
      error={faultAt('commune')}
    />
  </div>
);

/** What is printed for citizens beside the name. */
const Reach = ({ form: { draft, set, faultAt } }: { readonly form: Form<SiteDraft> }) => (
  <div className="set-line">
    <TextField
      label={texts.phone}
      hint={texts.paperHint}
      value={draft.phone}
      maxLength={24}
      onChange={(phone) => set({ phone })}
      error={faultAt('phone')}
    />
    <TextField
      label={texts.address}
      hint={texts.paperHint}
      placeholder={texts.addressExample}
      value={draft.address}
      maxLength={160}
      onChange={(address) => set({ address })}
      error={faultAt('address')}
    />
  </div>
);

const Fields = ({ form, stored }: { readonly form: Form<SiteDraft>; readonly stored: Site }) => {
  const { draft, set, faultAt } = form;
  return (
    <>
      <Names form={form} />
      <Reach form={form} />
      <div className="set-line">
        <Select
          label={texts.territory}
          options={territoryOptions}
          value={draft.territory}
          onChange={(territory) => set({ territory })}
        />
        <Select
          label={texts.zone}
          options={zoneOptions(stored.zone)}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
        />
      </div>
      {draft.zone !== stored.zone && <p className="meta">{texts.zoneKept}</p>}
      <AccentField value={draft.accent} onChange={(accent) => set({ accent })} error={faultAt('accent')} />
      <div className="set-line">
        <NumberField
          label={texts.waitGoal}
          hint={texts.waitGoalHint}
          unit={texts.minutes}
          value={draft.waitGoal}
          onChange={(waitGoal) => set({ waitGoal })}
          error={faultAt('waitGoalMin')}
        />
        <Select label={texts.step} options={steps} value={draft.step} onChange={(step) => set({ step })} />
      </div>
      <NumberField
        label={texts.windowDays}
        hint={texts.windowDaysHint}
        unit={texts.days}
        value={draft.windowDays}
        onChange={(windowDays) => set({ windowDays })}
        error={faultAt('deskWindowDays')}
      />
      <TextField
        label={texts.publicUrl}
        hint={texts.publicUrlHint}
        placeholder={texts.publicUrlExample}
        value={draft.publicUrl}
        maxLength={200}
        onChange={(publicUrl) => set({ publicUrl })}
        error={faultAt('publicUrl')}
      />
      {draft.publicUrl.trim() === '' && <p className="meta">{texts.publicUrlNone}</p>}
      <ElectedFields form={form} />
    </>
  );
};

/** The town hall itself: its name, its zone, its public holidays, its colour, and what holds for all its desks. */
export const SiteSection = ({ reference: { site } }: SectionProps) => {
  const stored = bodyOf(site);
  const form = useSettingForm({ shape: siteShape, id: site.id, stored, blank: stored });
  return (
    <>
      <SectionHead title={settingsText.sections.site} lead={texts.lead} />
      <div className="set-body set-two">
        <SettingForm
          form={form}
          label={settingsText.sections.site}
          present={texts.present(site.name, site.commune)}
          canRemove={false}
        >
          <Fields form={form} stored={site} />
        </SettingForm>
        <SitePreview {...form.draft} />
      </div>
    </>
  );
};
