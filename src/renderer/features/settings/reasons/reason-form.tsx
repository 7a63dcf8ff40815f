import { useMemo } from 'react';
import { ArrowUp, Plus, X } from 'lucide-react';

import type { Reason, SiteReference, Paper } from '#shared/domain/model/reference';
import { titlesOf } from '#shared/domain/papers/titles-of';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';
import type { Navigate } from '#shared/routes/places';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';

import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { NumberField } from '../parts/number-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import { TextField } from '../../../ui/text-field';
import { newId } from '../../../platform/ids';
import { BookingFields } from './booking-fields';
import { NameFields } from './name-fields';
import {
  blankReason,
  reasonShape,
  type ReasonBody,
  otherLanguages,
  type ReasonDraft,
  oneMorePerson,
} from './reason-shape';
import { ReceptionFields } from './reception-fields';

type PaperRowsProps = {
  readonly papers: readonly Paper[];
  readonly onChange: (papers: readonly Paper[]) => void;
  readonly faultAt: (path: string) => string | undefined;
};

/** The papers that a reason asks for itself, in the order in which they are listed. */
const PaperRows = ({ papers, onChange, faultAt }: PaperRowsProps) => {
  const patch = (index: number, change: Partial<Paper>): void =>
    onChange(papers.map((paper, at) => (at === index ? { ...paper, ...change } : paper)));
  const up = (index: number): void => {
    const moved = papers[index];
    if (moved)
      onChange([...papers.slice(0, index - 1), moved, ...papers.filter((_, at) => at >= index - 1 && at !== index)]);
  };
  return (
    <>
      <ol className="set-papers">
        {papers.map((paper, index) => (
          <li key={paper.id}>
            <TextField
              label={texts.paper}
              hideLabel={index > 0}
              value={paper.label}
              maxLength={120}
              onChange={(label) => patch(index, { label })}
              isRequired
              error={faultAt(`papers.${index}.label`)}
            />
            <TextField
              label={texts.paperDetail}
              hideLabel={index > 0}
              value={paper.detail}
              maxLength={200}
              onChange={(detail) => patch(index, { detail })}
            />
            <Button
              tone="plain"
              icon={ArrowUp}
              label={texts.upPaper(paper.label)}
              isDisabled={index === 0}
              onPress={() => up(index)}
            />
            <Button
              tone="plain"
              icon={X}
              label={texts.removePaper(paper.label)}
              onPress={() => onChange(papers.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" icon={Plus} onPress={() => onChange([...papers, { id: newId(), label: '', detail: '' }])}>
        {texts.addPaper}
      </Button>
    </>
  );
};

type DurationTableProps = {
  readonly durations: readonly string[];
  readonly onChange: (durations: readonly string[]) => void;
  readonly faultAt: (path: string) => string | undefined;
};

const most = 10;

/** How long it takes for one person, two, three: a table, never a product. */
const DurationTable = ({ durations, onChange, faultAt }: DurationTableProps) => (
  <div className="set-durations" role="group" aria-label={texts.durations}>
    {durations.map((duration, index) => (
      <NumberField
        key={index}
        label={texts.persons(index + 1)}
        unit={texts.minutes}
        value={duration}
        onChange={(typed) => onChange(durations.map((one, at) => (at === index ? typed : one)))}
        isRequired
        error={faultAt(`durationsMin.${index}`)}
      />
    ))}
    <div className="set-durations-acts">
      {durations.length < most && (
        <Button size="small" onPress={() => onChange(oneMorePerson(durations))}>
          {texts.addPerson}
        </Button>
      )}
      {durations.length > 1 && (
        <Button size="small" onPress={() => onChange(durations.slice(0, -1))}>
          {texts.dropPerson}
        </Button>
      )}
    </div>
  </div>
);

const { languageNames } = settingsFloorText.kiosk;

type OtherNamesProps = {
  readonly names: ReasonDraft['names'];
  readonly onChange: (names: ReasonDraft['names']) => void;
};

/** What a reason is called in the other languages of the kiosk; empty = as in French. */
const OtherNames = ({ names, onChange }: OtherNamesProps) => (
  <div className="set-names">
    {otherLanguages.map((id) => (
      <TextField
        key={id}
        label={languageNames[id]}
        lang={id}
        value={names[id] ?? ''}
        maxLength={80}
        onChange={(name) => onChange({ ...names, [id]: name })}
      />
    ))}
  </div>
);

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
          isRequired
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
