import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';
import { knownBy } from '#shared/domain/model/citizen-values';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { Button } from '../../ui/button';
import { useKeys, type ChordKey } from '../../ui/keys';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick/pick-list';
import { AnswerDialog } from './answer-dialog';
import { AssignDialog } from './assign-dialog';
import { CloseDialog } from './close-dialog';
import { Overtaken, overtakenBy } from './overtaken';
import type { RequestActs as Acts } from './use-request-acts';
import { paneActs, possibleActs, type PaneAct } from './view-model/possible-acts';

const qualifyText = requestsText.qualify;

type QualifyDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly about: string;
  readonly onPick: (reasonId: string) => void;
  readonly onClose: () => void;
};

/** Another reason, for a request that was logged under the wrong one. */
const QualifyDialog = ({ line, reference, about, onPick, onClose }: QualifyDialogProps) => (
  <Dialog isOpen onClose={onClose} title={qualifyText.title} about={about}>
    <PickList
      label={qualifyText.title}
      onPick={onPick}
      sections={reference.departments.map(({ id, name }) => ({
        id,
        title: name,
        items: reference.reasons
          .filter((reason) => reason.departmentId === id && reason.id !== line.request.reasonId)
          .map((reason) => ({
            id: reason.id,
            text: reason.name,
            content: <span className="clip">{reason.name}</span>,
          })),
      }))}
    />
  </Dialog>
);

const text = requestsText.pane;

type ActsProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly today: string;
  readonly acts: Acts;
  /** The agent turns to this request: it stays the one that is shown, wherever the act takes it. */
  readonly onTouch: () => void;
  /** It was closed here. */
  readonly onClosed: () => void;
  /** Something was done: the focus goes back to where the work goes on. */
  readonly onDone: () => void;
};

type Open = 'answer' | 'close' | 'assign' | 'qualify' | null;

/** One meaning for each key: F8 begins, F7 sets aside, Maj F7 hands on, F9 ends. */
const keys: Readonly<Record<PaneAct, ChordKey>> = {
  start: 'F8',
  answer: 'Maj F8',
  close: 'F9',
  assign: 'Maj F7',
  pause: 'F7',
  reopen: 'Maj F9',
};

const labelOf = (act: PaneAct, line: RequestLine): string =>
  act === 'start' && line.request.status === 'waitingOnCitizen' ? text.resume : text[act];

const useActKeys = (line: RequestLine, run: (act: PaneAct) => void): void => {
  const possible = possibleActs(line.request.status);
  useKeys(
    paneActs.map((act) => ({
      id: act,
      key: keys[act],
      label: labelOf(act, line),
      run: () => run(act),
      when: possible.includes(act),
      bar: act !== 'assign' || possible[0] === 'start',
    })),
    { group: requestsText.keys.group, rank: 1 },
  );
};

/** Whose request it is, as the pane says it, its reason, subject and day: in a dialog over the list nothing else tells which one is meant. */
const useAbout = ({ request, subject }: RequestLine, { reasons, site }: SiteReference, today: string): string => {
  const { citizenId, reasonId, receivedAt } = request;
  const values = useCitizenValues([citizenId]).get(citizenId);
  const received = requestsText.list.received(civilOf(receivedAt, site.zone).day, today);
  return [values ? knownBy(values) : '', entryById(reasons, reasonId)?.name ?? '', subject, received]
    .filter((part) => part !== '')
    .join(', ');
};

const Dialogs = ({
  open,
  onClose,
  onDone,
  onClosed,
  ...props
}: Omit<ActsProps, 'onTouch'> & { readonly open: Open; readonly onClose: () => void }) => {
  const { line, reference, acts, today } = props;
  const about = useAbout(line, reference, today);
  const possible = possibleActs(line.request.status);
  const isWaiting = line.request.status === 'waitingOnCitizen';
  const after = async (done: Promise<boolean>): Promise<boolean> => {
    onClose();
    const isDone = await done;
    if (isDone) onDone();
    return isDone;
  };
  const closeAs = async (outcome: string, themeId: string): Promise<boolean> => {
    const isDone = await acts.step({ type: 'close', outcome, themeId });
    if (isDone) onClosed();
    return isDone;
  };
  const leave = async (): Promise<boolean> => {
    onClose();
    return false;
  };
  if (open === null) return null;
  const overtaken = overtakenBy(open === 'qualify' ? 'assign' : open, line, reference);
  // What was being typed of an answer stays, with what happened above it.
  if (overtaken !== '' && open !== 'answer')
    return <Overtaken title={text[open]} about={about} by={overtaken} onClose={onClose} />;
  switch (open) {
    case 'assign':
      return (
        <AssignDialog
          line={line}
          reference={reference}
          about={about}
          onClose={onClose}
          onAssign={(to) => void after(acts.step({ type: 'assign', ...to }))}
        />
      );
    case 'answer':
      return (
        <AnswerDialog
          line={line}
          reference={reference}
          about={about}
          overtaken={overtaken}
          onClose={onClose}
          onAnswered={(templateId) => after(acts.step({ type: 'answer', templateId }))}
          onLeftOpen={possible.includes('start') && !isWaiting ? () => after(acts.step({ type: 'start' })) : leave}
          onWaiting={isWaiting ? null : () => after(acts.step({ type: 'waitOnCitizen' }))}
        />
      );
    case 'close':
      return (
        <CloseDialog
          line={line}
          reference={reference}
          about={about}
          onClose={onClose}
          onPick={(outcome, themeId) => void after(closeAs(outcome, themeId))}
        />
      );
    case 'qualify':
      return (
        <QualifyDialog
          line={line}
          reference={reference}
          about={about}
          onClose={onClose}
          onPick={(reasonId) => void after(acts.step({ type: 'qualify', reasonId }))}
        />
      );
  }
};

/** What can be done with the request, the act of the moment first and largest. */
export const RequestActs = (props: ActsProps) => {
  const { line, acts, onDone, onTouch } = props;
  const [open, setOpen] = useState<Open>(null);
  const done = (step: Promise<boolean>): void => void step.then((isDone) => isDone && onDone());
  const run = (act: PaneAct): void => {
    onTouch();
    if (act === 'start') done(acts.step({ type: 'start' }));
    else if (act === 'pause') done(acts.step({ type: 'waitOnCitizen' }));
    else if (act === 'reopen') done(acts.step({ type: 'reopen' }));
    else setOpen(act);
  };
  const possible = possibleActs(line.request.status);
  useActKeys(line, run);
  const canQualify = possible.includes('assign');
  return (
    <div className="rq-acts" role="group" aria-label={text.acts}>
      {possible.map((act, index) => (
        <Button
          key={act}
          tone={index === 0 ? 'main' : 'default'}
          size={index === 0 ? 'big' : 'default'}
          keys={keys[act]}
          onPress={() => run(act)}
          {...(index === 0 ? { className: 'rq-main-act' } : {})}
        >
          {labelOf(act, line)}
        </Button>
      ))}
      {canQualify && (
        <Button
          tone="plain"
          onPress={() => {
            onTouch();
            setOpen('qualify');
          }}
        >
          {text.qualify}
        </Button>
      )}
      <Dialogs {...props} open={open} onClose={() => setOpen(null)} />
    </div>
  );
};
