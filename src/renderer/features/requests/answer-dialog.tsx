import { useState } from 'react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answersFor, fillAnswer, promisesAnswer } from '#shared/domain/requests/fill-answer';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { numericDay } from '#shared/i18n/fr/format';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { TextArea } from '../../ui/text-area';
import { papersOfReason } from './view-model/papers-of-reason';

const text = requestsText.answer;

type AnswerDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  /** Whose request it is, and what it asks. */
  readonly about: string;
  readonly onAnswered: (templateId: string) => void;
  /** What was sent is no answer yet. */
  readonly onLeftOpen: () => void;
  /** `null` = it waits for the person already. */
  readonly onWaiting: (() => void) | null;
  readonly onClose: () => void;
};

const filled = (template: AnswerTemplate, line: RequestLine, reference: SiteReference): string => {
  const reason = entryById(reference.reasons, line.request.reasonId);
  const { site } = reference;
  return fillAnswer(template, {
    motif: reason?.name ?? '',
    service: entryById(reference.departments, line.departmentId)?.name ?? '',
    mairie: `${site.name}, ${site.commune}`,
    echeance: line.dueDay === '' ? '' : numericDay(line.dueDay),
    pieces: reason ? papersOfReason(reference, reason, line.request.day) : [],
  });
};

type WordsProps = Pick<AnswerDialogProps, 'onLeftOpen' | 'onWaiting'> & {
  readonly initial: string;
  /** The text says by when the answer comes. */
  readonly isPromise: boolean;
  /** The day by which the answer was due, where that is past; `''` = it is ahead. */
  readonly pastDay: string;
  readonly onAnswered: () => void;
  readonly onOther: () => void;
};

const Words = ({ initial, isPromise, pastDay, onAnswered, onLeftOpen, onWaiting, onOther }: WordsProps) => {
  const [words, setWords] = useState(initial);
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  };
  const [done, leave] = [
    { label: text.done, run: onAnswered },
    { label: text.leftOpen, run: onLeftOpen },
  ];
  const [main, other] = isPromise ? [leave, done] : [done, leave];
  useKeys([
    { key: 'Ctrl Entrée', ...main },
    { key: 'F8', ...other },
    { key: 'F7', label: text.waiting, run: () => onWaiting?.(), when: onWaiting !== null },
    { key: 'Maj F8', label: text.copy, run: copy },
  ]);
  return (
    <div className="rq-answer">
      <TextArea label={text.text} rows={12} value={words} onChange={setWords} />
      <p className="meta">
        {text.textHint} {isPromise && text.promised}
      </p>
      {isPromise && pastDay !== '' && <Note tone="warn">{text.past(pastDay)}</Note>}
      <div className="rq-answer-acts">
        <Button tone="main" keys="Ctrl Entrée" onPress={main.run}>
          {main.label}
        </Button>
        <Button keys="Maj F8" onPress={copy} autoFocus>
          {text.copy}
        </Button>
        <Button keys="F8" onPress={other.run}>
          {other.label}
        </Button>
        {onWaiting && (
          <Button keys="F7" onPress={onWaiting}>
            {text.waiting}
          </Button>
        )}
        <Button tone="plain" onPress={onOther}>
          {text.other}
        </Button>
        <span className="meta" role="status">
          {said}
        </span>
      </div>
    </div>
  );
};

/** An answer: a template filled with the papers and pages of the reason, to copy and send; or none, where it was said by phone. */
export const AnswerDialog = ({ line, reference, about, onAnswered, onClose, ...others }: AnswerDialogProps) => {
  const today = useToday();
  const [template, setTemplate] = useState<AnswerTemplate | null>(null);
  const templates = answersFor(reference.answerTemplates, line.request.reasonId);
  if (template === null)
    return (
      <ChoiceDialog
        title={text.title}
        about={about}
        hint={text.hint}
        choices={templates.map(({ id, name }) => ({ id, label: name }))}
        onPick={(id) => setTemplate(templates.find((one) => one.id === id) ?? null)}
        bare={{ label: text.without, onPick: () => onAnswered('') }}
        onClose={onClose}
      />
    );
  return (
    <Dialog isOpen size="wide" onClose={onClose} title={template.name} about={about}>
      <Words
        key={template.id}
        initial={filled(template, line, reference)}
        isPromise={promisesAnswer(template)}
        pastDay={line.dueDay !== '' && line.dueDay < today ? line.dueDay : ''}
        {...others}
        onAnswered={() => onAnswered(template.id)}
        onOther={() => setTemplate(null)}
      />
    </Dialog>
  );
};
