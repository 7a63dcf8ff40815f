import { commitmentUnits } from '#shared/domain/model/answering';
import type { Commitment, SiteReference } from '#shared/domain/model/reference';
import { channels } from '#shared/domain/model/request';
import { dueDay } from '#shared/domain/insights/clock/due-day';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { channelText } from '#shared/i18n/fr/common';
import { numericDay } from '#shared/i18n/fr/format';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';
import { entryById } from '#shared/lib/entry-by-id';

import { useToday } from '../../../data/queries/use-today';
import { Select } from '../../../ui/select';
import { NumberField } from '../parts/number-field';
import { readNumber } from '../parts/read-number';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';

type CommitmentBody = Omit<Commitment, 'id'>;
type CommitmentDraft = Omit<CommitmentBody, 'count'> & { readonly count: string };

type CommitmentFormProps = {
  readonly reference: SiteReference;
  readonly commitment: Commitment | undefined;
  readonly onDone: (id: string) => void;
};

const texts = settingsAnsweringText.commitments;
const any = 'any';
const most = 400;
const shape: FormShape<CommitmentBody, CommitmentDraft> = {
  toDraft: ({ count, ...body }) => ({ ...body, count: String(count) }),
  toBody: ({ count, ...draft }) => ({ ...draft, count: readNumber(count) }),
  what: () => texts.what,
};
const blank: CommitmentBody = { kind: 'commitment', channel: '', reasonId: '', unit: 'workingDays', count: 5 };

const channelOptions = [
  { id: any, label: texts.anyChannel },
  ...channels.map((id) => ({ id, label: channelText[id] })),
];
const unitOptions = commitmentUnits.map((id) => ({ id, label: texts.units[id] }));

/** What the days come to for a letter of today. */
const Meaning = ({ draft, reference }: { readonly draft: CommitmentDraft; readonly reference: SiteReference }) => {
  const today = useToday();
  const count = readNumber(draft.count);
  if (count < 1 || count > most) return null;
  const due = dueDay({ unit: draft.unit, count }, today, 0, reference.site.territory);
  return (
    <p className="meta">
      {texts.meaning(numericDay(today), numericDay(due))} {texts.meaningNote}
    </p>
  );
};

/** By when requests of a channel or a reason are answered. */
export const CommitmentForm = ({ reference, commitment, onDone }: CommitmentFormProps) => {
  const { reasons } = reference;
  const nameOf = ({ channel, reasonId }: CommitmentBody): string =>
    texts.name(channel, entryById(reasons, reasonId)?.name ?? '');
  const stored = commitment ? bodyOf(commitment) : null;
  const form = useSettingForm({ shape, id: commitment?.id ?? '', stored, blank, onDone });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={stored ? nameOf(stored) : texts.formNew}
      present={stored ? texts.present(nameOf(stored), stored.count, stored.unit) : ''}
    >
      <Select
        label={texts.channel}
        options={channelOptions}
        value={draft.channel === '' ? any : draft.channel}
        onChange={(id) => set({ channel: channels.find((one) => one === id) ?? '' })}
        error={faultAt('channel')}
      />
      <Select
        label={texts.reason}
        options={[
          { id: any, label: texts.anyReason },
          ...reasons
            .map(({ id, name }) => ({ id, label: name }))
            .toSorted((a, b) => a.label.localeCompare(b.label, 'fr')),
        ]}
        value={draft.reasonId === '' ? any : draft.reasonId}
        onChange={(id) => set({ reasonId: id === any ? '' : id })}
        error={faultAt('reasonId')}
      />
      <div className="set-line">
        <NumberField
          label={texts.count}
          value={draft.count}
          onChange={(count) => set({ count })}
          isRequired
          error={faultAt('count')}
        />
        <Select label={texts.unit} options={unitOptions} value={draft.unit} onChange={(unit) => set({ unit })} />
      </div>
      <Meaning draft={draft} reference={reference} />
    </SettingForm>
  );
};
