import './keyboard.css';

import type { SiteReference } from '#shared/domain/model/reference';
import { ownKeysText as texts } from '#shared/i18n/fr/settings';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { singleKeys } from '#shared/lib/single-keys';

import { Head } from '../../../ui/head';
import { ownKey } from '../../../ui/key-name';
import { Note } from '../../../ui/note';
import { useOneChoice } from '../../../ui/pick/use-one-choice';
import { Segmented } from '../../../ui/segmented';
import { useOwnKeys } from './use-own-keys';

const options = singleKeys.map((id) => ({ id, label: texts.choices[id] }));

/** How one letter or digit commands, chosen at once; below it, what a few keys are from then on. */
export const OwnKeys = ({ reference }: { readonly reference: SiteReference }) => {
  const { single, choose } = useOwnKeys(reference);
  const { shown, refusal, pick } = useOneChoice(single, choose);
  return (
    <div className="kb">
      <Segmented label={texts.label} options={options} value={shown} onChange={(id) => void pick(id)} />
      <p className="meta">{texts.means[shown]}</p>
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
