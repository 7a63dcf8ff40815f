import type { ReactNode } from 'react';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useKeys } from '../../../ui/keys';

type ActQuestionProps = {
  readonly title: string;
  /** What the act does, and what stays. */
  readonly children: ReactNode;
  /** What the answer that changes nothing is called, and the one that does it. */
  readonly keep: string;
  /** `''` = it cannot be done now, and the question says why. */
  readonly act: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

const Answers = ({ keep, act, onConfirm, onClose }: Omit<ActQuestionProps, 'title' | 'children'>) => {
  useKeys([{ key: 'Ctrl Entrée', label: act, run: onConfirm, when: act !== '' }]);
  return (
    <>
      {/* A second Entrée of the press that asked does nothing. */}
      <Button onPress={onClose} keys="Échap" autoFocus>
        {keep}
      </Button>
      {act !== '' && (
        <Button onPress={onConfirm} keys="Ctrl Entrée">
          {act}
        </Button>
      )}
    </>
  );
};

/** Asked before somebody or something loses its access, or before the town knows its agents in another way. */
export const ActQuestion = ({ title, children, ...answers }: ActQuestionProps) => (
  <Dialog
    isOpen
    size="small"
    role="alertdialog"
    title={title}
    onClose={answers.onClose}
    footer={<Answers {...answers} />}
  >
    {children}
  </Dialog>
);
