import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import { Plaque } from '../../ui/plaque';
import type { LastServed } from './view-model/last-served';

const text = counterLifeText.doubt;

type LastDoneProps = { readonly last: LastServed; readonly onDoubt: (ticketId: string) => void };

/** Whom this desk served last, and the word that the end was noted too late. */
export const LastDone = ({ last, onDoubt }: LastDoneProps) => {
  const doubt = (): void => onDoubt(last.ticketId);
  useKeys([{ key: '', label: text.label(last.label), run: doubt, when: !last.isDoubted }]);
  return (
    <>
      <Head title={text.last} level={3} />
      <ul className="list">
        <li>
          <Plaque label={last.label} state="done" />
          <span className="clip">{last.isDoubted ? text.done : text.took(last.tookMin)}</span>
          {!last.isDoubted && (
            <Button tone="link" className="meta nowrap" label={text.label(last.label)} onPress={doubt}>
              {text.act}
            </Button>
          )}
        </li>
      </ul>
    </>
  );
};
