import { Hand } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { receptionText } from '#shared/i18n/fr/reception';

import { softSound } from '../../platform/soft-sound';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { helpWords, type HelpCall } from './view-model/help-calls';

const text = receptionText.help;

type HelpBannerProps = {
  /** Those that nobody has answered, the first first. */
  readonly calls: readonly HelpCall[];
  readonly zone: string;
  readonly onGo: (requestId: string) => void;
};

/** Somebody at a kiosk asks for help, or its printer stopped: it stays until an agent goes there. A quiet sound says that one is new. */
export const HelpBanner = ({ calls, zone, onGo }: HelpBannerProps) => {
  const heard = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const isNew = calls.some(({ request }) => !heard.current.has(request.id));
    heard.current = new Set(calls.map(({ request }) => request.id));
    if (isNew) void softSound();
  }, [calls]);
  const first = calls[0];
  const go = () => first && onGo(first.request.id);
  useKeys([{ key: 'Ctrl J', label: text.go, run: go, bar: true, when: first !== undefined }]);
  if (!first) return null;
  return (
    <Note
      tone="warn"
      icon={Hand}
      role="alert"
      className="help"
      acts={
        <Button size="small" keys="Ctrl J" onPress={go}>
          {text.go}
        </Button>
      }
    >
      {helpWords(calls, zone)}
    </Note>
  );
};
