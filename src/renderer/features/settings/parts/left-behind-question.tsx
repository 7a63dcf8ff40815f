import { useState, type ReactNode } from 'react';

import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import type { Impact } from './impact-list';
import type { SettingForm } from './use-setting-form';

const impactText = settingsHoursText.impact;

type LeftBehindQuestionProps = {
  readonly title: string;
  /** What it leaves behind, in words; `null` while it is not known: the answer stands there as soon as it is. */
  readonly children: ReactNode;
  readonly back: string;
  readonly go: string;
  /** `null` = nobody would be moved. */
  readonly andMove: string | null;
  readonly onClose: () => void;
  readonly onGo: (isMoving: boolean) => void;
};

/** Asks before something is written that leaves booked people without a desk, or may leave some. */
export const LeftBehindQuestion = (props: LeftBehindQuestionProps) => (
  <Dialog
    isOpen
    size="small"
    role="alertdialog"
    title={props.title}
    onClose={props.onClose}
    footer={
      <>
        <Button tone="main" autoFocus onPress={props.onClose}>
          {props.back}
        </Button>
        {props.andMove !== null && <Button onPress={() => props.onGo(true)}>{props.andMove}</Button>}
        <Button onPress={() => props.onGo(false)}>{props.go}</Button>
      </>
    }
  >
    {props.children ?? <p role="status">{impactText.looking}</p>}
  </Dialog>
);

type RemovalInput<Draft> = {
  readonly form: SettingForm<Draft>;
  /** Whom its end would leave without a desk. */
  readonly impact: Impact;
  /** What taking it away is called in a question, and in its answers. */
  readonly title: string;
  readonly verb: string;
};

/** The form whose end asks first where booked people would lose their desk, and that question while it stands. */
export const useAskedRemoval = <Draft,>({ form, impact, title, verb }: RemovalInput<Draft>) => {
  const [isAsking, setAsking] = useState(false);
  const { touched, move } = impact;
  const go = async (isMoving: boolean): Promise<void> => {
    setAsking(false);
    if ((await form.remove()) && isMoving) move();
  };
  const remove = async (): Promise<boolean> => {
    if (touched?.length === 0) return form.remove();
    setAsking(true);
    return false;
  };
  const question = isAsking && (
    <LeftBehindQuestion
      title={title}
      back={impactText.goBack}
      go={impactText.without(verb)}
      andMove={touched && touched.length > 0 ? impactText.andMove(verb, touched.length) : null}
      onClose={() => setAsking(false)}
      onGo={(isMoving) => void go(isMoving)}
    >
      {touched && <p>{touched.length === 0 ? impactText.noneLost : impactText.some(touched.length)}</p>}
    </LeftBehindQuestion>
  );
  return { form: { ...form, remove }, question };
};
