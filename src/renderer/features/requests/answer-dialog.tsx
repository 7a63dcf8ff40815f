import { useRef, useState } from 'react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answersFor, fillAnswer, promisesAnswer } from '#shared/domain/requests/fill-answer';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { numericDay } from '#shared/i18n/fr/format';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
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
  /** The acts tell whether they were noted. */
  readonly onAnswered: (templateId: string) => Promise<boolean>;
  /** What was sent is no answer yet. */
  readonly onLeftOpen: () => Promise<boolean>;
  /** `null` = it waits for the person already. */
  readonly onWaiting: (() => Promise<boolean>) | null;
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

type WordsProps = Pick<AnswerDialogProps, 'onLeftOpen' | 'onWaiting'> & {
  /** The text of the template, filled. */
  readonly plain: string;
  /** Under which what is typed is kept. */
  readonly keptAs: string;
  readonly overtaken: string;
  /** The text says by when the answer comes. */
  readonly isPromise: boolean;
  /** The day by which the answer was due, where that is past; `''` = it is ahead. */
  readonly pastDay: string;
  readonly onAnswered: () => Promise<boolean>;
  readonly onOther: () => void;
};

const Words = ({ plain, keptAs, overtaken, isPromise, pastDay, onOther, ...ends }: WordsProps) => {
  const [words, setWords] = useState(kept.get(keptAs) ?? plain);
  const area = useRef<HTMLTextAreaElement>(null);
  const isOpen = overtaken === '';
  const write = (typed: string): void => {
    setWords(typed);
    if (typed === plain) kept.delete(keptAs);
    else kept.set(keptAs, typed);
  };
  /** Once it is noted nothing of it is begun again with; what was refused, or left as it was, keeps what was typed. */
  const sent = (end: () => Promise<boolean>) => (): void =>
    void end().then((isNoted) => isNoted && kept.delete(keptAs));
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  };
  const [done, leave] = [
    { label: text.done, run: sent(ends.onAnswered) },
    { label: text.leftOpen, run: sent(ends.onLeftOpen) },
  ];
  const mayWait = isOpen && ends.onWaiting !== null;
  const onWaiting = sent(async () => (await ends.onWaiting?.()) ?? false);
  const [main, other] = isPromise ? [leave, done] : [done, leave];
  useKeys([
    { key: 'Ctrl Entrée', ...main, when: isOpen },
    { key: 'F7', label: text.waiting, run: onWaiting, when: mayWait },
    { key: 'Maj F8', label: text.copy, run: copy },
  ]);
  return (
    <div className="rq-answer">
      {!isOpen && (
        <Note tone="warn" role="alert">
          {overtaken} {requestsText.overtaken.copy}
        </Note>
      )}
      <TextArea label={text.text} rows={10} value={words} onChange={write} areaRef={area} />
      <p className="meta">
        {text.textHint} {isPromise && isOpen && text.promised}
      </p>
      {isPromise && pastDay !== '' && <Note tone="warn">{text.past(pastDay)}</Note>}
      <div className="rq-answer-acts">
        {isOpen && (
          <Button tone="main" keys="Ctrl Entrée" onPress={main.run}>
            {main.label}
          </Button>
        )}
        <Button keys="Maj F8" onPress={copy} autoFocus>
          {text.copy}
        </Button>
        {isOpen && <Button onPress={other.run}>{other.label}</Button>}
        {mayWait && (
          <Button keys="F7" onPress={onWaiting}>
            {text.waiting}
          </Button>
        )}
        <Button tone="plain" onPress={onOther}>
          {text.other}
        </Button>
        {words !== plain && (
          <Button
            tone="plain"
            onPress={() => {
              write(plain);
              // This button is gone with it: the next key is for the text.
              area.current?.focus();
            }}
          >
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
export const AnswerDialog = ({
  line,
  reference,
  about,
  overtaken,
  onAnswered,
  onClose,
  ...others
}: AnswerDialogProps) => {
  const today = useToday();
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
        bare={{ label: text.without, onPick: () => void onAnswered('') }}
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
        isPromise={promisesAnswer(template)}
        pastDay={line.dueDay !== '' && line.dueDay < today ? line.dueDay : ''}
        {...others}
        onAnswered={() => onAnswered(template.id)}
        onOther={() => setTemplate(null)}
      />
    </Dialog>
  );
};
