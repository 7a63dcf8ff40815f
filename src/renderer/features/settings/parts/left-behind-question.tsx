import type { ReactNode } from 'react';

import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';

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
    {props.children ?? <p role="status">{settingsHoursText.impact.looking}</p>}
  </Dialog>
);
