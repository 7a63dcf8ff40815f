import './floor.css';

import { seesSection } from '#shared/domain/rights/setting-rights';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { formatMinutes } from '#shared/i18n/fr/format';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import type { QueuePolicy } from '#shared/domain/model/reference';
import { defaultCallPolicy } from '#shared/domain/queue/call-policy';

import { useHolder } from '../../../data/queries/use-role';
import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { NumberField } from '../parts/number-field';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { SectionProps } from '../section';
import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';

type QueueBody = Omit<QueuePolicy, 'id'>;

/** The rules as their form holds them: figures as they are typed, minutes before the appointment without a sign. */
type QueueDraft = {
  readonly before: string;
  readonly after: string;
  readonly priority: string;
  readonly wait: string;
  readonly calls: string;
  readonly cooldown: string;
};

const { bookedFromMin, bookedUntilMin, priorityCeiling, waitCeilingMin, noAnswerCalls, cooldownMin } =
  defaultCallPolicy;

/** The rules that Guichet ships with. */
const shippedQueue: QueueBody = {
  kind: 'queuePolicy',
  bookedFromMin,
  bookedUntilMin,
  priorityCeiling,
  waitCeilingMin,
  noAnswerCalls,
  cooldownMin,
};

const queueShape: FormShape<QueueBody, QueueDraft> = {
  toDraft: (body) => ({
    before: String(-body.bookedFromMin),
    after: String(body.bookedUntilMin),
    priority: String(body.priorityCeiling),
    wait: String(body.waitCeilingMin),
    calls: String(body.noAnswerCalls),
    cooldown: String(body.cooldownMin),
  }),
  toBody: ({ before, after, priority, wait, calls, cooldown }) => ({
    kind: 'queuePolicy',
    bookedFromMin: readNumber(before) === 0 ? 0 : -readNumber(before),
    bookedUntilMin: readNumber(after),
    priorityCeiling: readNumber(priority),
    waitCeilingMin: readNumber(wait),
    noAnswerCalls: readNumber(calls),
    cooldownMin: readNumber(cooldown),
  }),
  what: () => settingsFloorText.queue.what,
};

const texts = settingsFloorText.queue;
const { minutes } = settingsFloorText;

const Fields = ({ form: { draft, set, faultAt } }: { readonly form: Form<QueueDraft> }) => (
  <>
    <Head title={texts.booked} level={3} />
    <div className="set-line">
      <NumberField
        label={texts.bookedFrom}
        unit={texts.before}
        value={draft.before}
        onChange={(before) => set({ before })}
        isRequired
        error={faultAt('bookedFromMin')}
      />
      <NumberField
        label={texts.bookedUntil}
        unit={texts.after}
        value={draft.after}
        onChange={(after) => set({ after })}
        isRequired
        error={faultAt('bookedUntilMin')}
      />
    </div>
    <Head title={texts.waiting} level={3} />
    <div className="set-line">
      <NumberField
        label={texts.priorityCeiling}
        unit={texts.inRow}
        value={draft.priority}
        onChange={(priority) => set({ priority })}
        isRequired
        error={faultAt('priorityCeiling')}
      />
      <NumberField
        label={texts.waitCeiling}
        hint={texts.waitCeilingHint}
        unit={minutes}
        value={draft.wait}
        onChange={(wait) => set({ wait })}
        isRequired
        error={faultAt('waitCeilingMin')}
      />
    </div>
    <Head title={texts.noAnswer} level={3} />
    <div className="set-line">
      <NumberField
        label={texts.noAnswerCalls}
        unit={texts.calls}
        value={draft.calls}
        onChange={(calls) => set({ calls })}
        isRequired
        error={faultAt('noAnswerCalls')}
      />
      <NumberField
        label={texts.cooldown}
        unit={minutes}
        value={draft.cooldown}
        onChange={(cooldown) => set({ cooldown })}
        isRequired
        error={faultAt('cooldownMin')}
      />
    </div>
  </>
);

type MeaningProps = Pick<SectionProps, 'reference' | 'onNavigate'> & { readonly draft: QueueDraft };

/** The rules in sentences, while they are typed, and the departments that have a ceiling of their own. */
const Meaning = ({ draft, reference, onNavigate }: MeaningProps) => {
  const number = (text: string): number => Number(text);
  const holder = useHolder(reference);
  const seesDesks = holder !== undefined && seesSection(holder, 'desks');
  const own = reference.departments.filter(({ waitCeilingMin }) => waitCeilingMin !== undefined);
  return (
    <div className="set-preview">
      <Head title={texts.meaning} level={3} />
      <ul className="floor-says">
        <li>{texts.sayBooked(number(draft.before), number(draft.after))}</li>
        <li>{texts.sayPriority(number(draft.priority))}</li>
        <li>{texts.sayWait(number(draft.wait))}</li>
        <li>{texts.sayNoAnswer(number(draft.calls), number(draft.cooldown))}</li>
      </ul>
      <Head title={texts.ceilings} level={3} />
      {own.length === 0 && <p className="meta">{texts.ceilingsNone}</p>}
      <ul className="set-holidays">
        {own.map(({ id, name, waitCeilingMin }) => (
          <li key={id}>
            {name} <b>{formatMinutes(waitCeilingMin ?? 0)}</b>
          </li>
        ))}
      </ul>
      {seesDesks && (
        <Button tone="link" className="floor-link" onPress={() => onNavigate('settings', { section: 'desks' })}>
          {texts.ceilingsChange}
        </Button>
      )}
    </div>
  );
};

/** Who is called next: the rules of the whole town hall. */
export const QueueSection = ({ reference, onNavigate }: SectionProps) => {
  const own = reference.queuePolicies[0];
  const stored = own ? bodyOf(own) : null;
  const id = own?.id ?? `${reference.site.id}-queue-policy`;
  const form = useSettingForm({ shape: queueShape, id, stored, blank: shippedQueue });
  return (
    <>
      <SectionHead title={settingsText.sections.queue} lead={texts.lead} />
      <div className="set-body set-two">
        <SettingForm
          form={form}
          label={texts.form}
          present={stored ? texts.present(stored.waitCeilingMin) : ''}
          canRemove={stored !== null}
          removeLabel={settingsFloorText.backToShipped}
        >
          <Fields form={form} />
        </SettingForm>
        <Meaning draft={form.draft} reference={reference} onNavigate={onNavigate} />
      </div>
    </>
  );
};
