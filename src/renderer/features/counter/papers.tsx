import { useState } from 'react';
import { Check, TriangleAlert, X } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';
import { withinSentence } from '#shared/i18n/fr/format';

import { Head } from '../../ui/head';
import { Kbd, KeyHint } from '../../ui/kbd';
import { digitsTo } from '../../ui/key-name';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { PersonFacts, type PersonPatch } from './person-facts';
import type { PapersAtHand } from './use-papers';
import { allMarks, missingInWords, missingPapers, type PaperSection, type PaperMark } from './view-model/paper-marks';

const text = counterText.papers;

type OnMark = (paper: PaperMark, pressed: 'seen' | 'missing') => void;

const options = [
  { id: 'seen', label: text.seen, icon: Check, className: 'is-seen' },
  { id: 'missing', label: text.missing, icon: X, className: 'is-missing' },
] as const;

type PaperLineProps = { readonly mark: PaperMark; readonly keys: string; readonly onMark: OnMark };

/** One paper to check. */
const PaperLine = ({ mark, keys, onMark }: PaperLineProps) => (
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

type PersonTabsProps = {
  readonly sections: readonly PaperSection[];
  readonly shown: string;
  readonly onShow: (key: string) => void;
};

/** Whose papers are checked: each person and the household, with how far one got. */
const PersonTabs = ({ sections, shown, onShow }: PersonTabsProps) => (
  <div className="pers-tabs" role="group" aria-label={text.persons}>
    {sections.map(({ key, title, marks }) => {
      const seen = marks.filter((mark) => mark.state === 'seen').length;
      const missing = missingPapers(marks).length;
      return (
        <button
          key={key}
          type="button"
          className={classNames('pers-tab', key === shown && 'is-on')}
          aria-pressed={key === shown}
          onClick={() => onShow(key)}
        >
          <b>{title}</b>
          <span className={classNames(missing > 0 && 'is-missing')}>
            {missing > 0 && <Icon of={TriangleAlert} />}
            {missing === 0 && seen === marks.length && <Icon of={Check} />}
            {missing > 0 ? text.lacks(missing) : text.share(seen, marks.length)}
          </span>
        </button>
      );
    })}
    <span className="meta">
      <KeyHint keys="0">{text.nextPerson}</KeyHint>
    </span>
  </div>
);

const mostKeys = 9;

const MissingNote = ({ sections }: { readonly sections: readonly PaperSection[] }) => (
  <Note tone="warn" role="status">
    {text.lacking} <b>{missingInWords(sections, withinSentence)}</b>. {text.ifToday} <Kbd>F7</Kbd>. {text.otherwise},{' '}
    <Kbd>Maj F9</Kbd> {text.proposes}
  </Note>
);

/** Which person’s papers are shown, and the keys for them: 1 to 9 mark, 0 goes on to the next person. */
const useSection = (sections: readonly PaperSection[], onMark: OnMark) => {
  const [key, setKey] = useState('');
  const at = Math.max(
    0,
    sections.findIndex((section) => section.key === key),
  );
  const marks = sections[at]?.marks ?? [];
  const next = sections[(at + 1) % Math.max(1, sections.length)];
  useKeys([
    ...marks.slice(0, mostKeys).flatMap((mark, index) => [
      {
        key: String(index + 1),
        within: 'papers' as const,
        label: text.markSeen(mark.label),
        run: () => onMark(mark, 'seen'),
      },
      {
        key: `Maj ${index + 1}`,
        within: 'papers' as const,
        label: text.markMissing(mark.label),
        run: () => onMark(mark, 'missing'),
      },
    ]),
    {
      key: '0',
      within: 'papers',
      label: text.nextPerson,
      run: () => setKey(next?.key ?? ''),
      when: sections.length > 1,
    },
  ]);
  return { shown: sections[at], show: setKey };
};

type PapersProps = {
  readonly papers: PapersAtHand;
  readonly isServing: boolean;
  readonly onMark: OnMark;
  /** Absent = nothing is booked that could be corrected. */
  readonly onPerson: ((index: number, patch: PersonPatch) => void) | undefined;
};

/** The person of a section; the household is none. */
const indexOf = ({ key }: PaperSection): number | null => {
  if (key === 'all') return 0;
  return key === 'household' ? null : Number(key);
};

const Facts = ({
  shown,
  papers,
  onPerson,
}: Omit<PapersProps, 'isServing' | 'onMark'> & { readonly shown: PaperSection }) => {
  const index = indexOf(shown);
  const person = index === null ? undefined : papers.persons[index];
  if (index === null || !person) return null;
  return (
    <PersonFacts
      key={shown.key}
      about={shown.about}
      person={person}
      situations={papers.situations}
      onPatch={onPerson && ((patch) => onPerson(index, patch))}
    />
  );
};

/** The papers to check, each seen or missing by one key; with several persons, one person at a time. */
export const Papers = ({ papers, isServing, onMark, onPerson }: PapersProps) => {
  const { sections } = papers;
  const { shown, show } = useSection(sections, onMark);
  const all = allMarks(sections);
  if (!shown || all.length === 0)
    return (
      <div className="papers">
        <Head title={text.title} level={3} />
        <p className="papers-none">{text.none}</p>
      </div>
    );
  const keyed = Math.min(mostKeys, shown.marks.length);
  return (
    <div className="papers">
      <Head
        title={text.title}
        level={3}
        meta={text.tally(all.filter((mark) => mark.state === 'seen').length, all.length)}
        end={
          <span className="meta">
            <KeyHint keys={digitsTo(keyed)}>{text.keysSeen}</KeyHint>{' '}
            <KeyHint keys={`Maj ${digitsTo(keyed)}`}>{text.keysMissing}</KeyHint>
          </span>
        }
      />
      {sections.length > 1 && <PersonTabs sections={sections} shown={shown.key} onShow={show} />}
      <Facts shown={shown} papers={papers} onPerson={onPerson} />
      <ol aria-label={shown.title === '' ? text.title : shown.title}>
        {shown.marks.map((mark, index) => (
          <PaperLine key={mark.paperId} mark={mark} keys={index < mostKeys ? String(index + 1) : ''} onMark={onMark} />
        ))}
      </ol>
      {isServing && missingPapers(all).length > 0 && <MissingNote sections={sections} />}
    </div>
  );
};
