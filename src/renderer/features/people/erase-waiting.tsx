import { useEffect, useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { agentName } from '#shared/i18n/fr/settings-history';
import { erasingText } from '#shared/i18n/protection/erasing';
import { areSameFiles, type ErasureWish } from '#shared/sync/wire/erasure-calls';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import { useOneAct } from '../../data/commands/use-one-act';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { say } from '../../ui/voice/voice';

const texts = erasingText.wish;

type WaitingProps = {
  readonly person: Person;
  readonly reference: SiteReference;
  readonly wish: ErasureWish;
  readonly isOwn: boolean;
  /** Done once the wishes were read again. */
  readonly onDropped: () => Promise<void>;
};

/** That somebody asked for this erasure, and the press that drops the wish. */
export const Waiting = ({ person, reference, wish, isOwn, onDropped }: WaitingProps) => {
  const commands = useCommands();
  const { run, refusal: reason } = useOneAct();
  const refusal = reason ? refusalLine(reason) : '';
  const whose = isOwn ? 'own' : 'other';
  const isSame = areSameFiles(wish.citizenIds, person.memberIds);
  const by = isOwn ? null : agentName(reference.agents, wish.agentId);
  const drop = () =>
    run(async () => {
      const done = await commands.settleErasure({ wish, act: 'drop' });
      if (done.ok) {
        say('act', texts.dropped[whose]);
        await onDropped();
      }
      return done;
    });
  return (
    <Note
      tone={refusal === '' ? 'info' : 'warn'}
      role={refusal === '' ? 'note' : 'alert'}
      acts={
        <Button size="small" onPress={() => void drop()}>
          {texts.drop[whose]}
        </Button>
      }
    >
      {[
        texts.asked({ by, when: civilOf(wish.at, reference.site.zone) }, wish.reason),
        isOwn && isSame ? texts.ownWaits : '',
        isSame ? '' : texts.otherFiles[whose],
        refusal,
      ]
        .filter((part) => part !== '')
        .join(' ')}
    </Note>
  );
};

/** That a wish was dropped, in its place: the button went with it, and the focus comes here unless a field took it. */
export const Dropped = ({ words }: { readonly words: string }) => {
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) told.current?.focus();
  }, []);
  return (
    <div className="pf-told" ref={told} tabIndex={-1}>
      <Note tone="ok" role="status">
        {words}
      </Note>
    </div>
  );
};
