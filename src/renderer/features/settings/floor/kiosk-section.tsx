import './floor.css';

import { kioskLanguages, type KioskLanguage } from '#shared/domain/model/floor-settings';
import type { Kiosk, Reason } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Head } from '../../../ui/head';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import type { SectionProps } from '../section';
import { Select } from '../../../ui/select';

import { moveUp } from './move-up';
import { OrderActs } from './order-acts';

const texts = settingsFloorText.kiosk;

type KioskReasonsProps = {
  readonly reasons: readonly Reason[];
  readonly languages: readonly KioskLanguage[];
  /** In this order; empty = the favourites of reception. */
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error: string | undefined;
};

/** The languages of the kiosk in which a reason has no name, as French calls them. */
const missing = (reason: Reason, languages: readonly KioskLanguage[]): readonly string[] =>
  languages.flatMap((id) => (id === 'fr' || (reason.names?.[id] ?? '') !== '' ? [] : [texts.languagesInFrench[id]]));

/** The reasons that give a ticket at the kiosk, in their order. */
const KioskReasons = ({ reasons, languages, values, onChange, error }: KioskReasonsProps) => {
  const walkIn = reasons.filter((reason) => reason.walkIn);
  const favourites = walkIn.filter(({ favourite }) => favourite > 0).toSorted((a, b) => a.favourite - b.favourite);
  const chosen = values.flatMap((id) => entryById(reasons, id) ?? []);
  const left = walkIn.filter(({ id }) => !values.includes(id));
  const first = favourites.length > 0 ? favourites : walkIn.slice(0, 1);
  return (
    <div className="set-reasons">
      <Checkbox isSelected={values.length === 0} onChange={(all) => onChange(all ? [] : first.map(({ id }) => id))}>
        {texts.usualReasons}
      </Checkbox>
      <ol className="floor-rows">
        {chosen.map((reason, index) => {
          const without = missing(reason, languages);
          return (
            <li key={reason.id}>
              <span className="floor-row">
                <b>{reason.name}</b>
                {without.length > 0 && <span className="meta">{texts.untranslated(without)}</span>}
              </span>
              <OrderActs
                upLabel={texts.upReason(reason.name)}
                removeLabel={texts.removeReason(reason.name)}
                isFirst={index === 0}
                onUp={() => onChange(moveUp(values, index))}
                onRemove={() => onChange(values.filter((id) => id !== reason.id))}
              />
            </li>
          );
        })}
      </ol>
      {values.length > 0 && left.length > 0 && (
        <Select
          label={texts.addReason}
          placeholder={texts.addReasonPlaceholder}
          options={left.map(({ id, name }) => ({ id, label: name }))}
          value=""
          onChange={(id) => onChange([...values, id])}
          error={error}
        />
      )}
      {chosen.some((reason) => missing(reason, languages).length > 0) && (
        <p className="meta">{texts.untranslatedHint}</p>
      )}
    </div>
  );
};

type KioskBody = Omit<Kiosk, 'id'>;
/** What kiosks offer until the town hall decides otherwise. */
const shipped: KioskBody = {
  kind: 'kiosk',
  languages: [...kioskLanguages],
  reasonIds: [],
  checkIn: true,
  feedback: true,
  exitPin: '',
};
/** `exitSeal` is `''` where no digits are set. */
type KioskDraft = Omit<KioskBody, 'exitSeal'> & { readonly exitSeal: string };
const shape: FormShape<KioskBody, KioskDraft> = {
  toDraft: (body) => ({ ...body, exitSeal: body.exitSeal ?? '' }),
  toBody: ({ exitSeal, ...body }) => (exitSeal === '' ? body : { ...body, exitSeal }),
  what: () => texts.what,
};
const languages = kioskLanguages.map((id) => ({ id, label: texts.languageNames[id], lang: id }));

const Options = ({ form: { draft, set, faultAt } }: { readonly form: Form<KioskDraft> }) => (
  <>
    <Checkbox isSelected={draft.checkIn} onChange={(checkIn) => set({ checkIn })}>
      {texts.checkIn}
    </Checkbox>
    <Checkbox isSelected={draft.feedback} onChange={(feedback) => set({ feedback })}>
      {texts.feedback}
    </Checkbox>
    <div className="set-line set-short">
      <TextField
        label={draft.exitSeal === '' ? texts.exitPin : texts.otherPin}
        code
        inputMode="numeric"
        value={draft.exitPin}
        maxLength={8}
        onChange={(exitPin) => set({ exitPin: exitPin.replaceAll(/\D/g, '') })}
        error={faultAt('exitPin')}
      />
    </div>
    <p className="meta">{draft.exitSeal === '' ? texts.exitPinHint : texts.pinIsSet}</p>
    {draft.exitSeal !== '' && (
      <div>
        <Button size="small" onPress={() => set({ exitSeal: '', exitPin: '' })}>
          {texts.removePin}
        </Button>
      </div>
    )}
  </>
);

/** What the kiosks of the site offer. */
export const KioskSection = ({ reference }: SectionProps) => {
  const own = reference.kiosks[0];
  const stored = own ? bodyOf(own) : null;
  const form = useSettingForm({ shape, id: own?.id ?? `${reference.site.id}-kiosk`, stored, blank: shipped });
  const { draft, set, faultAt } = form;
  return (
    <>
      <SectionHead title={settingsText.sections.kiosk} lead={texts.lead} />
      <div className="set-body">
        <SettingForm
          form={form}
          label={texts.form}
          present={stored ? texts.present(stored.languages.length) : ''}
          canRemove={stored !== null}
          removeLabel={settingsFloorText.backToShipped}
        >
          <ToggleSet
            label={texts.languages}
            options={languages}
            values={draft.languages}
            onChange={(chosen) => set({ languages: kioskLanguages.filter((id) => id === 'fr' || chosen.includes(id)) })}
            isRequired
            error={faultAt('languages')}
          />
          <p className="meta">{texts.frenchStays}</p>
          <Options form={form} />
          <Head title={texts.reasons} level={3} />
          <KioskReasons
            reasons={reference.reasons}
            languages={draft.languages}
            values={draft.reasonIds}
            onChange={(reasonIds) => set({ reasonIds: [...reasonIds] })}
            error={faultAt('reasonIds')}
          />
        </SettingForm>
      </div>
    </>
  );
};
