import { Plus, X } from 'lucide-react';

import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';

import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/text-field';
import type { AnswerBody } from './answer-shape';

const texts = settingsAnsweringText.answers;

type LinkRowsProps = {
  readonly links: AnswerBody['links'];
  readonly onChange: (links: AnswerBody['links']) => void;
  readonly faultAt: (path: string) => string | undefined;
};

/** The pages that an answer points to. */
export const LinkRows = ({ links, onChange, faultAt }: LinkRowsProps) => {
  const change = (at: number, patch: Partial<AnswerBody['links'][number]>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...patch } : link)));
  return (
    <div className="ans-links">
      {links.length === 0 && <p className="meta">{texts.noLinks}</p>}
      {links.map(({ label, url }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a link has no name of its own while it is typed
        <div key={index} className="ans-link">
          <TextField
            label={texts.linkLabel(index + 1)}
            value={label}
            maxLength={80}
            onChange={(next) => change(index, { label: next })}
            error={faultAt(`links.${index}.label`)}
          />
          <TextField
            label={texts.linkUrl(index + 1)}
            value={url}
            maxLength={300}
            onChange={(next) => change(index, { url: next })}
            error={faultAt(`links.${index}.url`)}
          />
          <Button
            tone="plain"
            icon={X}
            label={texts.removeLink(index + 1)}
            onPress={() => onChange(links.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={Plus} onPress={() => onChange([...links, { label: '', url: '' }])}>
        {texts.addLink}
      </Button>
    </div>
  );
};
