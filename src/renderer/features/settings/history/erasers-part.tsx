import '../exchange/exchange.css';

import { useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { erasingText } from '#shared/i18n/protection/erasing';
import { protectionText } from '#shared/i18n/protection/section';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../../data/commands/use-commands';
import type { ErasureWishes } from '../../../data/queries/devices/use-asked';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { ActQuestion } from '../devices/act-question';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import type { SectionProps } from '../section';

const texts = erasingText.choice;

export type ErasersProps = {
  readonly known: ErasureWishes;
  readonly reference: SiteReference;
  readonly agentId: string;
  readonly nameOf: (agentId: string) => string;
  readonly onChanged: () => void;
};

type SingleProps = Omit<ErasersProps, 'known' | 'onChanged'> & {
  readonly single: NonNullable<ErasureWishes['single']>;
  readonly onChoose: (needsTwo: boolean) => void;
};

/** An agent wished that one person be enough again: another agent confirms it here, and each of them may drop it. */
const SingleWish = ({ single, reference, agentId, nameOf, onChoose }: SingleProps) => {
  const isOwn = single.agentId === agentId;
  const asked = texts.asked({
    by: isOwn ? null : nameOf(single.agentId),
    when: civilOf(single.at, reference.site.zone),
  });
  return (
    <Note
      acts={
        <>
          {!isOwn && (
            <Button size="small" onPress={() => onChoose(false)}>
              {texts.confirm}
            </Button>
          )}
          <Button size="small" onPress={() => onChoose(true)}>
            {texts.drop[isOwn ? 'own' : 'other']}
          </Button>
        </>
      }
    >
      {isOwn ? `${asked} ${texts.ownWaits}` : asked}
    </Note>
  );
};

/** How many people an erasure takes, and how the town changes it. */
export const ErasersPart = ({
  known,
  reference,
  agentId,
  nameOf,
  onChanged,
  onNavigate,
}: ErasersProps & Pick<SectionProps, 'onNavigate'>) => {
  const { chooseErasers } = useCommands();
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const { needsTwo, erasers, single } = known;
  const isAlone = erasers < 2;
  const choose = async (wanted: boolean): Promise<void> => {
    setAsking(false);
    const done = await chooseErasers({ needsTwo: wanted });
    const what = done.ok && done.value === 'asked' ? 'asked' : wanted ? 'two' : 'one';
    setSaid(done.ok ? { tone: 'ok', words: texts.said[what] } : refusedKey(done.reason));
    onChanged();
    // The button goes with the act: the focus stays beside what became of it.
    if (document.activeElement === document.body) told.current?.focus();
  };
  const question = needsTwo ? texts.askOne : texts.askTwo;
  return (
    <section className="cal-made" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <p>
        <b>{needsTwo ? texts.two : texts.one}</b> {needsTwo ? texts.twoHint : texts.oneHint}
      </p>
      {isAlone && (
        <Note
          tone={needsTwo ? 'warn' : 'info'}
          acts={
            <Button size="small" onPress={() => onNavigate('settings', { section: 'agents' })}>
              {protectionText.go(settingsText.sections.agents)}
            </Button>
          }
        >
          {needsTwo ? texts.aloneSince : texts.aloneBefore}
        </Note>
      )}
      {reference.site.signIn === undefined && <p className="meta">{texts.signature}</p>}
      {single && (
        <SingleWish
          single={single}
          reference={reference}
          agentId={agentId}
          nameOf={nameOf}
          onChoose={(wanted) => void choose(wanted)}
        />
      )}
      {single === null && (needsTwo || !isAlone) && (
        <div className="set-acts">
          <Button onPress={() => setAsking(true)}>{needsTwo ? texts.toOne : texts.toTwo}</Button>
        </div>
      )}
      <div className="pe-told" ref={told} tabIndex={-1}>
        <SaidOfKey said={said} />
      </div>
      {isAsking && (
        <ActQuestion
          title={question.title}
          keep={question.keep}
          act={question.act}
          onClose={() => setAsking(false)}
          onConfirm={() => void choose(!needsTwo)}
        >
          <p>{question.effect}</p>
          <p className="meta">{question.kept}</p>
        </ActQuestion>
      )}
    </section>
  );
};
