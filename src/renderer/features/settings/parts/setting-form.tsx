import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { focusRowOnceLost } from './focus-row';
import type { Impact } from './impact-list';
import { SettingNotes } from './setting-notes';
import type { SettingForm as Form } from './use-setting-form';

const texts = settingsText.form;

type SettingFormProps<Draft> = {
  readonly form: Form<Draft>;
  /** Names the form for who cannot see it. */
  readonly label: string;
  /** The entry as it is now, in one line, for when others changed it meanwhile. */
  readonly present: string;
  readonly children: ReactNode;
  /** `false`: it cannot be deleted; a new one never can. */
  readonly canRemove?: boolean;
  /** What takes it away is called otherwise than « Supprimer ». */
  readonly removeLabel?: string;
  /** Whom saving would leave behind: the main key leads to them, and saving alone is then a button of its own. */
  readonly impact?: Leaving;
  /** What saving would do, beside the button that does it. */
  readonly warnings?: ReactNode;
};

/** Back to the line of the list that this form belongs to. What was typed stays. */
const backToList = (form: HTMLElement | null): boolean => {
  const row = form?.closest('.set-section')?.querySelector<HTMLElement>('.set-row[tabindex="0"]');
  row?.focus();
  return row !== null && row !== undefined;
};

type Leaving = Pick<Impact, 'touched' | 'leadsTo'>;
const noImpact: Leaving = { touched: [], leadsTo: undefined };

/**
 * Saves once it is known whom that leaves behind: nobody, and it is saved at once; somebody, and they are told before the same key is
 * pressed again. What is changed meanwhile, or left for another place, is not saved by a press from before.
 */
export const useSaveOnceKnown = ({ touched, leadsTo }: Leaving, draft: unknown, save: () => void): (() => void) => {
  const wanted = useRef<unknown>(null);
  const isKnown = touched !== null;
  const known = useEffectEvent(() => {
    if (wanted.current === draft && !leadsTo) save();
    wanted.current = null;
  });
  useEffect(() => {
    if (isKnown) known();
  }, [isKnown]);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );
  return () => {
    wanted.current = isKnown ? null : draft;
    if (isKnown) save();
  };
};

type ActsProps = Pick<SettingFormProps<never>, 'canRemove' | 'removeLabel'> & {
  readonly leadsTo: Leaving['leadsTo'];
  readonly onSaveOnly: () => void;
  readonly form: Omit<Form<never>, 'draft' | 'set'>;
};

const Acts = ({ form, canRemove = true, removeLabel = texts.remove, leadsTo, onSaveOnly }: ActsProps) => (
  <div className="set-acts">
    <Button type="submit" tone="main" keys="Ctrl Entrée" isDisabled={form.isBusy || (!form.isNew && !form.isDirty)}>
      {leadsTo?.label ?? (form.isNew ? texts.add : texts.save)}
    </Button>
    {leadsTo && (
      <Button isDisabled={form.isBusy} onPress={onSaveOnly}>
        {leadsTo.withoutIt}
      </Button>
    )}
    {form.isDirty && !form.isBusy && <Button onPress={form.reset}>{form.isNew ? texts.clear : texts.reset}</Button>}
    {canRemove && !form.isNew && !form.isDirty && (
      <Button tone="plain" className="end" isDisabled={form.isBusy} onPress={() => void form.remove()}>
        {removeLabel}
      </Button>
    )}
  </div>
);

/** The fields of one entry with what was refused, and the acts: save, put back, delete. */
export const SettingForm = <Draft,>(props: SettingFormProps<Draft>) => {
  const { form, label, present, children, warnings, impact = noImpact, ...acts } = props;
  const { leadsTo } = impact;
  const element = useRef<HTMLFormElement>(null);
  const save = (then?: () => void) => {
    if (form.isBusy) return;
    const section = element.current?.closest('.set-section');
    void form.save().then((done) => {
      if (done && then) then();
      else if (done) focusRowOnceLost(section);
      else leadToFault(element.current);
    });
  };
  const saveWhole = useSaveOnceKnown(impact, form.draft, () => save(leadsTo?.run));
  const isIdle = !form.isNew && !form.isDirty;
  useKeys(
    [
      {
        key: 'Ctrl Entrée',
        label: leadsTo?.label ?? texts.save,
        run: saveWhole,
        bar: true,
        disabled: isIdle,
      },
    ],
    {
      group: settingsText.keys.group,
      rank: 1,
    },
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !backToList(element.current)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      className="set-form"
      data-is-new={form.isNew ? '' : undefined}
      aria-label={label}
      ref={element}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        saveWhole();
      }}
    >
      {children}
      <div className="set-foot">
        {warnings}
        <SettingNotes form={form} present={present} />
        <Acts form={form} {...acts} leadsTo={leadsTo} onSaveOnly={() => save()} />
      </div>
    </form>
  );
};

/**
 * Leads to what keeps the form from being saved, once its words stand: the first field that is told to be wrong, else the note at the foot, which
 * a long form has out of sight.
 */
export const leadToFault = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button');
    const note = form?.querySelector('.set-foot [role="alert"]');
    if (!field) note?.scrollIntoView({ block: 'nearest' });
    (field ?? note?.querySelector('button'))?.focus();
  });
};
