import { useState } from 'react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answersFor, fillAnswer } from '#shared/domain/requests/fill-answer';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { numericDay } from '#shared/i18n/fr/format';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from '../../data/queries/use-station';
import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { TextArea } from '../../ui/text-area';
import { Overtaken } from './overtaken';
import { papersOfReason } from './view-model/papers-of-reason';

const text = requestsText.answer;

type AnswerDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  /** Whose request it is, and what it asks. */
  readonly about: string;
  /** What another desk did meanwhile, after which no answer can be noted; `''` = it can. */
  readonly overtaken: string;
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

/** What was typed of answers that are not sent yet, by agent, request and template: a dialog that is closed by mistake loses nothing. */
const kept = new Map<string, string>();

type WordsProps = {
  /** The text of the template, filled. */
  readonly plain: string;
  /** Under which what is typed is kept. */
  readonly keptAs: string;
  readonly overtaken: string;
  readonly onAnswered: () => void;
  readonly onOther: () => void;
};

const Words = ({ plain, keptAs, overtaken, onAnswered, onOther }: WordsProps) => {
  const [words, setWords] = useState(kept.get(keptAs) ?? plain);
  const isOpen = overtaken === '';
  const write = (typed: string): void => {
    setWords(typed);
    if (typed === plain) kept.delete(keptAs);
    else kept.set(keptAs, typed);
  };
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  };
  useKeys([
    { key: 'Ctrl Entrée', label: text.done, run: onAnswered, when: isOpen },
    { key: 'Maj F8', label: text.copy, run: copy },
  ]);
  return (
    <div className="rq-answer">
      {!isOpen && (
        <Note tone="warn" role="alert">
          {overtaken} {requestsText.overtaken.copy}
        </Note>
      )}
      <TextArea label={text.text} rows={12} value={words} onChange={write} />
      <p className="meta">{text.textHint}</p>
      <div className="rq-answer-acts">
        {isOpen && (
          <Button tone="main" keys="Ctrl Entrée" onPress={onAnswered}>
            {text.done}
          </Button>
        )}
        <Button keys="Maj F8" onPress={copy} autoFocus>
          {text.copy}
        </Button>
        <Button tone="plain" onPress={onOther}>
          {text.other}
        </Button>
        {words !== plain && (
          <Button tone="plain" onPress={() => write(plain)}>
            {text.plain}
          </Button>
        )}
        <span className="meta" role="status">
          {said}
        </span>
      </div>
    </div>
  );
};

/** An answer: a template filled with the papers and pages of the reason, to copy and send; or none, where it was said by phone. */
export const AnswerDialog = ({ line, reference, about, overtaken, onAnswered, onClose }: AnswerDialogProps) => {
  const { agentId } = useStation().settings;
  const [template, setTemplate] = useState<AnswerTemplate | null>(null);
  const templates = answersFor(reference.answerTemplates, line.request.reasonId);
  if (template === null && overtaken !== '')
    return <Overtaken title={text.title} about={about} by={overtaken} onClose={onClose} />;
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
  const plain = filled(template, line, reference);
  const keptAs = [agentId, line.request.id, template.id].join(' ');
  return (
    <Dialog isOpen size="wide" onClose={onClose} title={template.name} about={about}>
      <Words
        key={template.id}
        plain={plain}
        keptAs={keptAs}
        overtaken={overtaken}
        onAnswered={() => {
          kept.delete(keptAs);
          onAnswered(template.id);
        }}
        onOther={() => setTemplate(null)}
      />
    </Dialog>
  );
};
