import { Copy } from 'lucide-react';
import { useState } from 'react';

import { settingsExchangeText } from '#shared/i18n/fr/settings-exchange';

import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';

const texts = settingsExchangeText.calendars;

type MadeAddressProps = { readonly address: string; readonly isLocal: boolean };

/** The address of a calendar that was just made. It is shown this once. */
export const MadeAddress = ({ address, isLocal }: MadeAddressProps) => {
  const [copied, setCopied] = useState('');
  const copy = (): void => void navigator.clipboard.writeText(address).then(() => setCopied(address));
  return (
    <section className="cal-made" aria-label={texts.address}>
      <h3>{texts.address}</h3>
      <div className="cal-address">
        <code className="code">{address}</code>
        <Button size="small" icon={Copy} onPress={copy} autoFocus>
          {copied === address ? texts.copied : texts.copy}
        </Button>
      </div>
      <p className="meta">{texts.once}</p>
      {isLocal && <Note tone="warn">{texts.local}</Note>}
    </section>
  );
};
