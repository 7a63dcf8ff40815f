import { Plus } from 'lucide-react';
import { memo } from 'react';

import type { RequestGroup } from '#shared/domain/requests/request-line';
import { withheldText } from '#shared/i18n/fr/devices';
import { requestsText as text } from '#shared/i18n/fr/requests';

import { Button } from '../../ui/button';
import type { RequestLines } from './use-request-lines';

type ListHeadProps = {
  readonly counts: Readonly<Record<RequestGroup, number>>;
  readonly lines: Pick<RequestLines, 'hidden' | 'withheld' | 'isWhole'>;
  readonly onCreate: (() => void) | null;
};

/** The sentence that heads the list, what the days mean, and the way to a new request. */
export const ListHead = memo(({ counts, lines, onCreate }: ListHeadProps) => {
  const { hidden, withheld, isWhole } = lines;
  const open = counts.late + counts.soon + counts.open + counts.waiting + counts.answered;
  return (
    <header className="rq-top">
      <div>
        <h2 aria-live="polite">{isWhole || open > 0 ? text.head(counts.late, counts.soon, open) : text.reading}</h2>
        <p className="meta">
          {text.headNote}
          {hidden > 0 && <> {text.hidden(hidden)}</>}
        </p>
        {withheld.length > 0 && <p className="meta">{withheldText.here(withheld.join(', '))}</p>}
      </div>
      {onCreate && (
        <Button icon={Plus} keys="F2" onPress={onCreate}>
          {text.keys.create}
        </Button>
      )}
    </header>
  );
});
ListHead.displayName = 'ListHead';
