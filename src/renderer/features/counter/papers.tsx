import { Check, X } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Kbd } from '../../ui/kbd';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Segmented } from '../../ui/segmented';
import { missingPapers, paperInSentence, type PaperMark } from './view-model/paper-marks';

const text = counterText.papers;
const mostKeys = 9;

type OnMark = (paper: PaperMark, pressed: 'seen' | 'missing') => void;

const options = [
  { id: 'seen', label: text.seen, icon: Check, className: 'is-seen' },
  { id: 'missing', label: text.missing, icon: X, className: 'is-missing' },
] as const;

const PaperLine = ({
  mark,
  keys,
  onMark,
}: {
  readonly mark: PaperMark;
  readonly keys: string;
  readonly onMark: OnMark;
}) => (
  <li className={classNames('pc', mark.state === 'seen' && 'pc--ok', mark.state === 'missing' && 'pc--no')}>
    {keys !== '' && <Kbd>{keys}</Kbd>}
    <span className="pc-l">
      <b>{mark.label}</b>
      <span>
        {mark.codes.map((code) => (
          <span key={code} className="code">
            {code}
          </span>
        ))}
        {mark.detail}
      </span>
    </span>
    <Segmented
      className="pc-s"
      size="small"
      label={mark.label}
      hideLabel
      options={options}
      value={mark.state === '' ? null : mark.state}
      onChange={(pressed) => onMark(mark, pressed)}
      onClear={() => {
        if (mark.state !== '') onMark(mark, mark.state);
      }}
    />
  </li>
);

const MissingNote = ({ missing }: { readonly missing: readonly PaperMark[] }) => (
  <Note tone="warn" role="status">
    {missing.length === 1 ? text.oneMissing : text.someMissing(missing.length)}{' '}
    <b>{missing.map((mark) => paperInSentence(mark.label)).join(', ')}</b>. {text.ifToday} <Kbd>F7</Kbd>.{' '}
    {text.otherwise}, <Kbd>Maj F9</Kbd> {text.proposes}
  </Note>
);

type PapersProps = { readonly marks: readonly PaperMark[]; readonly isServing: boolean; readonly onMark: OnMark };

/** The papers to check, each seen or missing by one key. */
export const Papers = ({ marks, isServing, onMark }: PapersProps) => {
  const keyed = marks.slice(0, mostKeys);
  const missing = missingPapers(marks);
  useKeys(
    keyed.flatMap((mark, index) => [
      { key: String(index + 1), label: text.markSeen(mark.label), run: () => onMark(mark, 'seen') },
      { key: `Maj ${index + 1}`, label: text.markMissing(mark.label), run: () => onMark(mark, 'missing') },
    ]),
  );
  if (marks.length === 0)
    return (
      <div className="papers">
        <Head title={text.title} level={3} />
        <p className="papers-none">{text.none}</p>
      </div>
    );
  return (
    <div className="papers">
      <Head
        title={text.title}
        level={3}
        meta={text.tally(marks.filter((mark) => mark.state === 'seen').length, marks.length)}
        end={
          <span className="meta">
            <Kbd>{`1…${keyed.length}`}</Kbd> {text.keysSeen} <Kbd>{`Maj 1…${keyed.length}`}</Kbd> {text.keysMissing}
          </span>
        }
      />
      <ol>
        {marks.map((mark, index) => (
          <PaperLine key={mark.paperId} mark={mark} keys={index < mostKeys ? String(index + 1) : ''} onMark={onMark} />
        ))}
      </ol>
      {isServing && missing.length > 0 && <MissingNote missing={missing} />}
    </div>
  );
};
