import { Undo2 } from 'lucide-react';
import { useState } from 'react';

import { sayAct } from '#shared/i18n/fr/acts';
import { shortTime } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import { civilOf } from '#shared/time/civil';

import type { Act } from '../data/commands/act';
import { useActs } from '../data/queries/use-acts';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { useKeys } from '../ui/keys';

type Said = { readonly actId: string; readonly text: string };

// The word about an undo stands only until the next act is done.
const standing = (said: Said | null, newest: Act | undefined): string =>
  said && said.actId === newest?.id ? said.text : '';

/** The foot of the window: what was done last here, and Annuler. */
export const LastAct = ({ zone }: { readonly zone: string }) => {
  const acts = useActs();
  const newest = acts.at(-1);
  const last = acts.findLast((act) => !act.undone);
  const [said, setSaid] = useState<Said | null>(null);
  const undo = () => {
    if (!last || !newest) return;
    const what = sayAct(last.code, last.params);
    void last.undo().then((result) => {
      const text = result.ok ? shellText.lastAct.undone(what) : refusalLine(result.reason);
      setSaid({ actId: newest.id, text });
    });
  };
  useKeys([{ id: 'undo', key: 'Ctrl Z', label: shellText.keys.undo, run: undo, disabled: last === undefined }], {
    group: shellText.groups.everywhere,
    rank: -1,
  });
  const word = standing(said, newest);
  return (
    <div className="last-act" role="status">
      {(word !== '' || last) && <Icon of={Undo2} />}
      {word !== '' && <span className="clip">{word}</span>}
      {last && (
        <>
          <span className="clip">{sayAct(last.code, last.params)}</span>{' '}
          <time>{shortTime(civilOf(last.at, zone).time)}</time>{' '}
          <button type="button" onClick={undo}>
            {shellText.lastAct.undo}
          </button>{' '}
          <Kbd>Ctrl Z</Kbd>
        </>
      )}
    </div>
  );
};
