import { useState } from 'react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answersFor, fillAnswer } from '#shared/domain/requests/fill-answer';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { numericDay } from '#shared/i18n/fr/format';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { TextArea } from '../../ui/text-area';
import { papersOfReason } from './view-model/papers-of-reason';

const text = requestsText.answer;

type AnswerDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  /** Whose request it is, and what it asks. */
  readonly about: string;
  readonly onAnswered: (templateId: string) => void;
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

type WordsProps = {
  readonly initial: string;
  readonly onAnswered: () => void;
  readonly onOther: () => void;
};

const Words = ({ initial, onAnswered, onOther }: WordsProps) => {
  const [words, setWords] = useState(initial);
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  };
  useKeys([
    { key: 'Ctrl Entrée', label: text.done, run: onAnswered },
    { key: 'Maj F8', label: text.copy, run: copy },
  ]);
  return (
    <div className="rq-answer">
      <TextArea label={text.text} rows={12} value={words} onChange={setWords} />
      <p className="meta">{text.textHint}</p>
      <div className="rq-answer-acts">
        <Button tone="main" keys="Ctrl Entrée" onPress={onAnswered}>
          {text.done}
        </Button>
        <Button keys="Maj F8" onPress={copy} autoFocus>
          {text.copy}
        </Button>
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
export const AnswerDialog = ({ line, reference, about, onAnswered, onClose }: AnswerDialogProps) => {
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
        onAnswered={() => onAnswered(template.id)}
        onOther={() => setTemplate(null)}
      />
    </Dialog>
  );
};
