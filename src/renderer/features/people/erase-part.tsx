import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { knownBy } from '#shared/domain/model/citizen-values';
import { countPassages, inTheWayOfErasure, joinPassages, type Passage } from '#shared/domain/people/passages';
import type { Person } from '#shared/domain/people/person';
import { peopleText } from '#shared/i18n/fr/people';
import { erasingText } from '#shared/i18n/protection/erasing';
import { entryById } from '#shared/lib/entry-by-id';
import { areSameFiles, type ErasureWish } from '#shared/sync/wire/erasure-calls';

import { useErasureWishes, type ErasureWishes } from '../../data/queries/devices/use-asked';
import { usePassages } from '../../data/queries/use-passages';
import { useStation } from '../../data/queries/use-station';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Note } from '../../ui/note';
import { say } from '../../ui/voice/voice';
import { EraseAnswers, type Press } from './erase-answers';
import { Dropped, Waiting } from './erase-waiting';
import { passageLine } from './view-model/passage-line';

const wishTexts = erasingText.wish;

const texts = peopleText.erase;

type EraseProps = {
  readonly person: Person;
  readonly reference: SiteReference;
  readonly today: string;
  /** The file is gone: it closes. */
  readonly onErased: () => void;
};
type AskProps = EraseProps & { readonly onClose: () => void };

/** What is settled first. Nothing is erased, and nothing is asked. */
const InTheWay = ({
  passages,
  reference,
  today,
  onClose,
}: Omit<AskProps, 'person' | 'onErased'> & { readonly passages: readonly Passage[] }) => (
  <>
    <p>{texts.inTheWay}</p>
    <ul className="pf-list">
      {passages.map((passage) => {
        const line = passageLine(
          passage,
          today,
          (id) => entryById(reference.reasons, id)?.name ?? '',
          () => '',
        );
        return (
          <li key={line.id}>
            <span>
              <b>{line.when}</b>
              <span>{[line.what, line.details, line.word].filter((part) => part !== '').join(' · ')}</span>
            </span>
          </li>
        );
      })}
    </ul>
    <p>{texts.settle}</p>
    <div className="pf-acts">
      <Button onPress={onClose} keys="Échap" autoFocus>
        {peopleText.file.close}
      </Button>
    </div>
  </>
);

/** What the dialog offers: to erase, to ask, to confirm, or `null` = one's own wish waits for another one. */
const pressOf = (
  { needsTwo }: Pick<ErasureWishes, 'needsTwo'>,
  wish: ErasureWish | undefined,
  { memberIds }: Person,
  agentId: string,
): Press | null => {
  if (!needsTwo) return { kind: 'erase' };
  if (!wish || !areSameFiles(wish.citizenIds, memberIds)) return { kind: 'ask' };
  return wish.agentId === agentId ? null : { kind: 'confirm', wish };
};

/** Where the server does not say how many are needed it decides: what it answers is told. */
const byOne = { needsTwo: false, wishes: [] } as const;

const Ask = ({ person, reference, today, onErased, onClose }: AskProps) => {
  const { agentId } = useStation().settings;
  const { sources, isWhole } = usePassages(person.memberIds, person.guardian ? [person.guardian.id] : []);
  const { list, reload } = useErasureWishes(agentId);
  const isAway = isCutOff(useSyncKind());
  const [isAsked, setAsked] = useState(false);
  const [dropped, setDropped] = useState('');
  if (!isWhole || (list === null && !isAway))
    return (
      <>
        <p className="meta" role="status">
          {isWhole ? erasingText.ask.reading : peopleText.passages.reading}
        </p>
        <div className="pf-acts">
          <Button onPress={onClose} keys="Échap" autoFocus>
            {texts.leave}
          </Button>
        </div>
      </>
    );
  const known = (Array.isArray(list) ? (list[0] as ErasureWishes | undefined) : undefined) ?? byOne;
  // Once one is enough again whoever erases settles what waited as well.
  const wish = known.needsTwo
    ? known.wishes.find(({ citizenIds }) => citizenIds.some((id) => person.memberIds.includes(id)))
    : undefined;
  const waiting = wish ? (
    <Waiting
      person={person}
      reference={reference}
      wish={wish}
      isOwn={wish.agentId === agentId}
      onDropped={async () => {
        setAsked(false);
        setDropped(wishTexts.dropped[wish.agentId === agentId ? 'own' : 'other']);
        await reload();
      }}
    />
  ) : (
    dropped !== '' && <Dropped words={dropped} />
  );
  const passages = joinPassages(inTheWayOfErasure(sources, today));
  if (passages.length > 0)
    return (
      <>
        {waiting}
        <InTheWay passages={passages} reference={reference} today={today} onClose={onClose} />
      </>
    );
  const press = pressOf(known, wish, person, agentId);
  if (press === null || (isAsked && press.kind !== 'confirm'))
    return (
      <>
        {waiting || (
          <Note tone="ok" role="status">
            {erasingText.ask.done}
          </Note>
        )}
        <div className="pf-acts">
          <Button onPress={onClose} keys="Échap" autoFocus>
            {peopleText.file.close}
          </Button>
        </div>
      </>
    );
  return (
    <>
      {waiting}
      <p>{texts.goes}</p>
      {person.merged.length > 0 && <p>{texts.merged(person.merged.length)}</p>}
      <p>{texts.stays(countPassages(sources))}</p>
      {person.dependants.length > 0 && <p>{texts.dependants(person.dependants.length)}</p>}
      <p>
        <b>{texts.forGood}</b> {texts.backups}
      </p>
      {press.kind === 'ask' && <p>{erasingText.ask.how}</p>}
      <EraseAnswers
        key={press.kind}
        person={person}
        press={press}
        onErased={onErased}
        onAsked={() => {
          say('act', erasingText.ask.done);
          setAsked(true);
          setDropped('');
          void reload();
        }}
        onClose={onClose}
      />
    </>
  );
};

/** For administrators: erases the person for good, after what goes and what stays was said. */
export const ErasePart = (props: EraseProps) => {
  const [isAsked, setAsked] = useState(false);
  const close = (): void => setAsked(false);
  return (
    <>
      <Button size="small" onPress={() => setAsked(true)}>
        {texts.open}
      </Button>
      {isAsked && (
        <Dialog
          isOpen
          role="alertdialog"
          onClose={close}
          title={texts.title(knownBy(props.person.values) || peopleText.file.unnamed)}
        >
          <div className="pf-erase">
            <Ask {...props} onClose={close} />
          </div>
        </Dialog>
      )}
    </>
  );
};
