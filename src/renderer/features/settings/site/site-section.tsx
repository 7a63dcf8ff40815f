import { useMemo } from 'react';

import './site.css';

import { bodyOf } from '#shared/domain/settings/entries-of';
import { territories, type Site } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';
import { frenchZones } from '#shared/time/zones';
import { capital, fullDay } from '#shared/i18n/fr/format';
import { publicHolidays } from '#shared/time/public-holidays';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ImpactNote, useLeftOutside } from '../parts/impact-list';
import { NumberField } from '../parts/number-field';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { SectionProps } from '../section';
import { Head } from '../../../ui/head';
import { safeAccent, contrastWithWhite } from '../../../ui/safe-accent';
import { useToday } from '../../../data/queries/use-today';
import { ElectedFields } from './elected-fields';
import { siteShape, type SiteDraft } from './site-shape';

type AccentFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};

const texts = settingsSiteText;
const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text.trim());

const ratioOf = (hex: string): string => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.trim().slice(at, at + 2), 16));
  return `${contrastWithWhite(parts).toFixed(1).replace('.', ',')}\u00A0:\u00A01`;
};

/** The colour of the commune, and whether white words can be read on it. */
const AccentField = ({ value, onChange, error }: AccentFieldProps) => {
  const known = isColour(value);
  const shown = safeAccent(value);
  const darkened = known && shown !== value.trim().toLowerCase();
  return (
    <div className="set-accent">
      <TextField
        label={texts.accent}
        value={value}
        onChange={onChange}
        code
        maxLength={7}
        error={error}
        {...(darkened ? { warning: texts.accentDark(ratioOf(value), shown) } : {})}
        trailing={
          <input
            type="color"
            aria-label={texts.pickAccent}
            value={known ? value.trim() : shown}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        }
      />
      {known && !darkened && <span className="field-note">{texts.accentGood(ratioOf(value))}</span>}
    </div>
  );
};

type SitePreviewProps = Pick<Site, 'accent' | 'name' | 'commune' | 'territory'>;
const shownHolidays = 6;

/** How the colour will look on the screens, and the next public holidays of the territory, before anything is saved. */
const SitePreview = ({ accent, name, commune, territory }: SitePreviewProps) => {
  const today = useToday();
  const year = Number(today.slice(0, 4));
  const coming = [...publicHolidays(year, territory), ...publicHolidays(year + 1, territory)]
    .filter(({ day }) => day >= today)
    .slice(0, shownHolidays);
  return (
    <div className="set-preview">
      <Head title={texts.preview} level={3} />
      {/* The only colour here that is not in force yet. */}
      <div className="set-look" style={{ ['--accent' as string]: safeAccent(accent) }} aria-hidden="true">
        <span>
          <b>{name}</b>
          <span>{commune}</span>
        </span>
        <span className="set-look-tab">{texts.previewTab}</span>
        <span className="plaque plaque--on">A058</span>
        <span className="btn btn--main">{texts.previewButton}</span>
      </div>
      <Head title={texts.holidays} level={3} />
      <ul className="set-holidays">
        {coming.map(({ day, name: holiday }) => (
          <li key={day}>
            {capital(fullDay(day))} <span className="meta">{holiday}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const steps = [5, 10, 15, 20, 30, 60].map((minutes) => ({ id: String(minutes), label: texts.steps(minutes) }));
const territoryOptions = territories.map((id) => ({ id, label: texts.territories[id] }));

/** The zones of France, and the one in force even when it is another. */
const zoneOptions = (zone: string) =>
  [...new Set<string>([...frenchZones, zone])].map((id) => ({ id, label: texts.zones[id] ?? id }));

const Names = ({ form: { draft, set, faultAt } }: { readonly form: Form<SiteDraft> }) => (
  <div className="set-line">
    <TextField
      label={texts.name}
      value={draft.name}
      onChange={(name) => set({ name })}
      isRequired
      error={faultAt('name')}
    />
    <TextField
      label={texts.commune}
      value={draft.commune}
      onChange={(commune) => set({ commune })}
      isRequired
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
          isRequired
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
        isRequired
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
      <TextField
        label={texts.dpoContact}
        hint={texts.dpoContactHint}
        placeholder={texts.dpoContactExample}
        value={draft.dpoContact}
        maxLength={160}
        onChange={(dpoContact) => set({ dpoContact })}
        error={faultAt('dpoContact')}
      />
      <TextField
        label={texts.accessContact}
        hint={texts.accessContactHint}
        placeholder={texts.accessContactExample}
        value={draft.accessContact}
        maxLength={160}
        onChange={(accessContact) => set({ accessContact })}
        error={faultAt('accessContact')}
      />
      <ElectedFields form={form} />
    </>
  );
};

/** The town hall itself: its name, its zone, its public holidays, its colour, and what holds for all its desks. */
export const SiteSection = ({ reference, onNavigate }: SectionProps) => {
  const { site } = reference;
  const stored = bodyOf(site);
  const form = useSettingForm({ shape: siteShape, id: site.id, stored, blank: stored });
  const { territory } = form.draft;
  // Another territory has other public holidays.
  const after = useMemo(
    () => (territory === site.territory ? null : { ...reference, site: { ...site, territory } }),
    [reference, site, territory],
  );
  const impact = useLeftOutside({ before: reference, after, today: useToday(), onNavigate });
  return (
    <>
      <SectionHead title={settingsText.sections.site} lead={texts.lead} />
      <div className="set-body set-two">
        <SettingForm
          form={form}
          label={settingsText.sections.site}
          present={texts.present(site.name, site.commune)}
          canRemove={false}
          impact={impact}
          warnings={<ImpactNote impact={impact} />}
        >
          <Fields form={form} stored={site} />
        </SettingForm>
        <SitePreview {...form.draft} />
      </div>
    </>
  );
};
