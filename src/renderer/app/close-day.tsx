import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { mayWrite } from '#shared/domain/rights/writes';
import { commonText } from '#shared/i18n/fr/common';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { useCommands } from '../data/commands/use-commands';
import { useRole } from '../data/queries/use-role';
import { useToday } from '../data/queries/use-today';
import { useUnendedTickets } from '../data/queries/use-unended-tickets';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

const text = counterLifeText.closing;

type CloseDayProps = { readonly reference: SiteReference; readonly onClose: () => void };

/** Asks before the day is closed, and names who would be sent away; who may not close it is told who may. */
export const CloseDay = ({ reference, onClose }: CloseDayProps) => {
  const { closeDay } = useCommands();
  const role = useRole(reference);
  const today = useToday();
  const unended = useUnendedTickets();
  const [problem, setProblem] = useState(() =>
    role === undefined || mayWrite(role, 'tickets', 'notServedAtClosing')
      ? ''
      : refusalLine({ code: 'notAllowed', readOnly: !mayWrite(role, 'tickets', 'issued') }),
  );
  const waiting = unended?.notServed.filter(({ day }) => day === today) ?? [];
  const earlier = unended ? unended.notServed.length - waiting.length + unended.leftOpen.length : 0;
  const isAsking = problem === '' && unended !== null;
  const run = async (): Promise<void> => {
    const done = await closeDay({});
    if (done.ok) onClose();
    else setProblem(refusalLine(done.reason));
  };
  return (
    <Dialog
      isOpen
      size="small"
      role="alertdialog"
      title={text.title}
      onClose={onClose}
      footer={
        <>
          <Button tone="main" autoFocus onPress={onClose}>
            {problem === '' ? text.back : commonText.close}
          </Button>
          {isAsking && <Button onPress={() => void run()}>{text.confirm(waiting.length)}</Button>}
        </>
      }
    >
      {problem !== '' && <p role="alert">{problem}</p>}
      {isAsking && waiting.length > 0 && (
        <>
          <p>
            <b>{text.who(waiting.map(({ label }) => label))}</b>
          </p>
          <p>{text.explain(waiting.length)}</p>
        </>
      )}
      {isAsking && waiting.length === 0 && <p>{text.nobody}</p>}
      {isAsking && earlier > 0 && <p>{`${text.earlier(earlier)}.`}</p>}
    </Dialog>
  );
};
