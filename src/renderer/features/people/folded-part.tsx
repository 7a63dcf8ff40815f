import { useState, type ReactNode } from 'react';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';

type FoldedPartProps = {
  readonly texts: { readonly title: string; readonly show: string; readonly hide: string };
  /** Drawn, and so asked of the server, only while the part is open. */
  readonly children: () => ReactNode;
};

/** A part of a person's file that is closed until somebody asks for it. */
export const FoldedPart = ({ texts, children }: FoldedPartProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="pf-part" aria-label={texts.title}>
      <Head
        level={3}
        title={texts.title}
        end={
          <Button tone="link" onPress={() => setOpen(!isOpen)} isExpanded={isOpen}>
            {isOpen ? texts.hide : texts.show}
          </Button>
        }
      />
      {isOpen && children()}
    </section>
  );
};
