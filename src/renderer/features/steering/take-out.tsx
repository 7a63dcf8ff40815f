import { Download } from 'lucide-react';
import { useState } from 'react';

import { figureExportText as text } from '#shared/i18n/fr/figure-export-menu';

import type { FigureExport } from '../../platform/exports/figure-exports';
import type { Exported } from '../../platform/exports/save-report';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { PopoverButton } from '../../ui/popover-button';
import { steeringText } from '#shared/i18n/fr/steering';

type TakeOutProps = {
  /** What this person may take out; the report has a key of its own. */
  readonly kinds: readonly FigureExport[];
  /** `null` while there are no figures. */
  readonly onTake: ((kind: FigureExport) => Promise<Exported>) | null;
};

/** What leaves Pilotage as a file: the report of one page under P, the rest in a list; what became of it is said beside it. */
export const TakeOut = ({ kinds, onTake }: TakeOutProps) => {
  const [said, setSaid] = useState('');
  const take = async (kind: FigureExport): Promise<void> => {
    if (!onTake) return;
    setSaid('');
    const outcome = await onTake(kind);
    // The system's window says by itself that a file is there.
    setSaid(outcome === 'saved' ? '' : text.done[outcome]);
  };
  const { keys } = steeringText;
  useKeys([{ key: 'P', label: keys.report, run: () => void take('report'), bar: true, disabled: onTake === null }], {
    group: keys.group,
  });
  return (
    <>
      <PopoverButton
        label={text.menu}
        face={
          <>
            <Icon of={Download} /> {text.title}
          </>
        }
        faceClassName="btn"
      >
        {(close) => (
          <ul className="pi-take">
            {kinds.map((kind) => (
              <li key={kind}>
                <Button
                  {...(kind === 'report' ? { keys: 'P' } : {})}
                  isDisabled={onTake === null}
                  onPress={() => {
                    close();
                    void take(kind);
                  }}
                >
                  {text.kinds[kind].label}
                </Button>
                <span className="meta">{text.kinds[kind].detail}</span>
              </li>
            ))}
          </ul>
        )}
      </PopoverButton>
      <p className="pi-said" role="status">
        {said}
      </p>
    </>
  );
};
