import { useMemo } from 'react';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { titlesOf } from '#shared/domain/papers/titles-of';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { NumberField } from '../parts/number-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import { BookingFields } from './booking-fields';
import { DurationTable } from './duration-table';
import { NameFields } from './name-fields';
import { OtherNames } from './other-names';
import { PaperRows } from './paper-rows';
import { blankReason, reasonShape, type ReasonBody } from './reason-shape';
import { ReceptionFields } from './reception-fields';

type ReasonFormProps = {
  readonly reference: SiteReference;
  readonly reason: Reason | undefined;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const durationOf = ({ durationsMin }: Pick<Reason, 'durationsMin'>): string =>
  texts.line(durationsMin[0] ?? 0, durationsMin.length);

/** A key at reception belongs to one reason: who had it before gives it up in the same act. */
const keyGivenUp =
  (others: readonly Reason[]) =>
  (_: string, body: ReasonBody | null): readonly SettingChange[] =>
    others
      .filter(({ favourite }) => body !== null && favourite !== 0 && favourite === body.favourite)
      .map((other) => ({ id: other.id, before: bodyOf(other), body: { ...bodyOf(other), favourite: 0 } }));

/** Why someone comes: names, lengths, how it is booked, its key at reception and its papers. */
export const ReasonForm = ({ reference, reason, onDone, onNavigate }: ReasonFormProps) => {
  const stored = useMemo(() => (reason ? bodyOf(reason) : null), [reason]);
  const others = reference.reasons.filter(({ id }) => id !== reason?.id);
  const form = useSettingForm({
    shape: reasonShape,
    id: reason?.id ?? '',
    stored,
    blank: blankReason,
    onDone,
    also: keyGivenUp(others),
  });
  const { draft, set, faultAt } = form;
  const isRuled = draft.act === 'deposit' && titlesOf({ code: draft.code.trim() }).length > 0;
  return (
    <SettingForm
      form={form}
      label={reason?.name ?? texts.newTitle}
      present={stored ? texts.present(stored.name, durationOf(stored)) : ''}
      isNew={!reason}
    >
      <Head title={texts.parts.name} level={3} />
      <NameFields form={form} reference={reference} isNew={!reason} />
      <Head title={texts.parts.time} level={3} />
      <DurationTable durations={draft.durations} onChange={(durations) => set({ durations })} faultAt={faultAt} />
      <div className="set-line set-short">
        <NumberField
          label={texts.buffer}
          unit={texts.minutes}
          value={draft.buffer}
          onChange={(buffer) => set({ buffer })}
          error={faultAt('bufferMin')}
        />
      </div>
      <Head title={texts.parts.booking} level={3} />
      <BookingFields form={form} />
      <Head title={texts.parts.reception} level={3} />
      <ReceptionFields form={form} others={others} />
      <Head title={texts.parts.names} level={3} />
      <OtherNames names={draft.names} onChange={(names) => set({ names })} />
      <Head title={texts.parts.papers} level={3} />
      {isRuled ? (
        <p className="meta">
          {texts.ruled}{' '}
          <Button tone="link" onPress={() => onNavigate('settings', { section: 'papers' })}>
            {texts.openRules}
          </Button>
        </p>
      ) : (
        <PaperRows papers={draft.papers} onChange={(papers) => set({ papers })} faultAt={faultAt} />
      )}
    </SettingForm>
  );
};
