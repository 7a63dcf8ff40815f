import './declaration.css';

import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { declarationBlocks, declarationText as texts } from '#shared/i18n/accessibility/declaration';
import { commonText } from '#shared/i18n/fr/common';
import { printsText } from '#shared/i18n/fr/prints';

import { guichetBridge } from '../../../platform/bridge';
import { sayPrinted } from '../../../platform/say-printed';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Head } from '../../../ui/head';
import { declarationPaper, townOf } from './declaration-paper';

type DeclarationDialogProps = { readonly reference: SiteReference; readonly onClose: () => void };

/** What the law asks the town hall to declare of how its software can be used, for everybody who sits here. */
export const DeclarationDialog = ({ reference: { site }, onClose }: DeclarationDialogProps) => {
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  const print = async (to: 'paper' | 'file'): Promise<void> => {
    setBusy(true);
    setTold(printsText.done.busy);
    const printed = await guichetBridge()
      ?.invoke('print.paper', { paper: declarationPaper(site), to })
      .catch(() => null);
    setBusy(false);
    setTold(sayPrinted(printed ?? null));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      size="wide"
      footer={
        <>
          <Button isDisabled={isBusy} onPress={() => void print('paper')}>
            {texts.print}
          </Button>
          <Button isDisabled={isBusy} onPress={() => void print('file')}>
            {texts.pdf}
          </Button>
          <Button onPress={onClose} keys="Échap" autoFocus>
            {commonText.close}
          </Button>
          <p role="status" className="meta">
            {told}
          </p>
        </>
      }
    >
      {/* A long text scrolls, and the arrows must reach it. */}
      <div className="decl" tabIndex={0} role="region" aria-label={texts.title}>
        {declarationBlocks(townOf(site)).map(({ title, rows }) => (
          <section key={title}>
            <Head title={title} level={3} />
            {rows
              .filter(({ label }) => label === '')
              .map(({ value }) => (
                <p key={value}>{value}</p>
              ))}
            <dl>
              {rows
                .filter(({ label }) => label !== '')
                .map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value === '' ? <em>{texts.blank}</em> : value}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <p className="meta">{texts.foot()}</p>
      </div>
    </Dialog>
  );
};
