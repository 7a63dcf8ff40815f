import './keyboard.css';

import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { ownKeysText as texts } from '#shared/i18n/fr/settings';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { singleKeys, type SingleKeys } from '#shared/lib/single-keys';

import { Head } from '../../../ui/head';
import { ownKey } from '../../../ui/key-name';
import { Note } from '../../../ui/note';
import { Segmented } from '../../../ui/segmented';
import { useOwnKeys } from './use-own-keys';

const options = singleKeys.map((id) => ({ id, label: texts.choices[id] }));

/** How one letter or digit commands, chosen at once; below it, what a few keys are from then on. */
export const OwnKeys = ({ reference }: { readonly reference: SiteReference }) => {
  const { single, choose } = useOwnKeys(reference);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<SingleKeys | null>(null);
  const pick = async (wished: SingleKeys): Promise<void> => {
    // The first is still on its way: of two at once, either could come last.
    if (asked !== null) return;
    setAsked(wished);
    try {
      const result = await choose(wished);
      setRefusal(result.ok ? null : result.reason);
    } finally {
      setAsked(null);
    }
  };
  return (
    <div className="kb">
      <Segmented label={texts.label} options={options} value={asked ?? single} onChange={(id) => void pick(id)} />
      <p className="meta">{texts.means[asked ?? single]}</p>
      {refusal && (
        <Note tone="warn" role="alert">
          {refusalLine(refusal)}
        </Note>
      )}
      <Head title={texts.now} level={3} />
      <dl className="kb-now">
        {texts.examples.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{ownKey(key, single) === '' ? texts.noKey : <kbd>{ownKey(key, single)}</kbd>}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
