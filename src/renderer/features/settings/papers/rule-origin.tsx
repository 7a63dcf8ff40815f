import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { dropOwnRules } from '#shared/domain/papers/rule-versions';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';

import { useCommands } from '../../../data/commands/use-commands';
import { Button } from '../../../ui/button';

/** Whose rules count: those that Guichet ships, or those of the town hall, which can be given up. */
export const RuleOrigin = ({ reference }: { readonly reference: SiteReference }) => {
  const { changeSettings } = useCommands();
  const [problem, setProblem] = useState('');
  const own = (['paperRule', 'feeRule', 'situation'] as const).flatMap((kind) => dropOwnRules(reference, kind));
  if (own.length === 0) return <p className="meta set-origin">{texts.shippedNow}</p>;
  const drop = (): void => {
    void changeSettings({ what: texts.what.drop, changes: own }).then((done) => {
      const words = done.ok ? null : sayRefusal(done.reason.refusal);
      setProblem(words ? `${words.text} ${words.todo}` : '');
    });
  };
  return (
    <p className="meta set-origin">
      {texts.ownNow(own.length)}{' '}
      <Button tone="link" onPress={drop}>
        {texts.dropOwn}
      </Button>
      {problem !== '' && (
        <span className="field-note field-note--bad" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
};
