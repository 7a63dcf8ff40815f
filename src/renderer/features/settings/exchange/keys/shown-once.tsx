import { Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';

type OnceTexts = {
  readonly copy: string;
  readonly copied: string;
  readonly once: string;
  readonly local: string;
};

type ShownOnceProps = {
  readonly title: string;
  readonly secret: string;
  readonly texts: OnceTexts;
  /** The server answers on this station alone. */
  readonly isLocal: boolean;
  readonly children?: ReactNode;
};

/** What was just made and is told this once, to be copied. */
export const ShownOnce = ({ title, secret, texts, isLocal, children }: ShownOnceProps) => {
  const [copied, setCopied] = useState('');
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => setCopied(secret));
  return (
    <section className="cal-made" aria-label={title}>
      <h3>{title}</h3>
      <div className="cal-address">
        <code className="code">{secret}</code>
        <Button size="small" icon={Copy} onPress={copy} autoFocus>
          {copied === secret ? texts.copied : texts.copy}
        </Button>
      </div>
      <p className="meta">{texts.once}</p>
      {children}
      {isLocal && <Note tone="warn">{texts.local}</Note>}
    </section>
  );
};
