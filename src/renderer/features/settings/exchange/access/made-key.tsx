import { Copy } from 'lucide-react';
import { useState } from 'react';

import { accessKeysText as texts } from '#shared/i18n/fr/access-keys';

import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';

type MadeKeyProps = { readonly secret: string; readonly baseUrl: string; readonly isLocal: boolean };

/** A key that was just made, and where it opens. It is shown this once. */
export const MadeKey = ({ secret, baseUrl, isLocal }: MadeKeyProps) => {
  const [copied, setCopied] = useState('');
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => setCopied(secret));
  return (
    <section className="cal-made" aria-label={texts.key}>
      <h3>{texts.key}</h3>
      <div className="cal-address">
        <code className="code">{secret}</code>
        <Button size="small" icon={Copy} onPress={copy} autoFocus>
          {copied === secret ? texts.copied : texts.copy}
        </Button>
      </div>
      <p className="meta">{texts.once}</p>
      <h3>{texts.address}</h3>
      <code className="code">{`${baseUrl}/v1/api/indicators`}</code>
      {isLocal && <Note tone="warn">{texts.local}</Note>}
    </section>
  );
};
