import { useState } from 'react';

import { printsText } from '#shared/i18n/fr/prints';
import { protectionText } from '#shared/i18n/protection/section';

import { guichetBridge } from '../../../platform/bridge';
import { sayPrinted } from '../../../platform/say-printed';
import { Button } from '../../../ui/button';
import type { ProtectionFacts } from './view-model/protection-facts';
import { paperIds, protectionPaper, type PaperId } from './view-model/protection-papers';

const texts = protectionText.papers;

type PapersPartProps = {
  readonly facts: ProtectionFacts;
  /** What the server knows is still being asked for. */
  readonly isReading: boolean;
};

/** The papers of the data-protection officer, made of what is known at the moment of the press. */
export const ProtectionPapersPart = ({ facts, isReading }: PapersPartProps) => {
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  const print = async (id: PaperId, to: 'paper' | 'file'): Promise<void> => {
    setBusy(true);
    setTold(printsText.done.busy);
    const printed = await guichetBridge()
      ?.invoke('print.paper', { paper: protectionPaper(id, facts), to })
      .catch(() => null);
    setBusy(false);
    setTold(sayPrinted(printed ?? null));
  };
  return (
    <section className="prot-papers" aria-labelledby="prot-papers">
      <h3 id="prot-papers">{texts.title}</h3>
      <p className="meta">{texts.hint}</p>
      <ul>
        {paperIds.map((id) => {
          const name = texts.names[id];
          return (
            <li key={id}>
              <div>
                <b>{name}</b>
                <p className="meta">{texts.hints[id]}</p>
              </div>
              <div className="prot-acts">
                {(['paper', 'file'] as const).map((to) => {
                  const act = to === 'paper' ? texts.print : texts.pdf;
                  return (
                    <Button
                      key={to}
                      label={texts.actOf(act, name)}
                      isDisabled={isBusy || isReading}
                      onPress={() => void print(id, to)}
                    >
                      {act}
                    </Button>
                  );
                })}
              </div>
            </li>
          );
        })}
      </ul>
      <p role="status">{told}</p>
    </section>
  );
};
