import { Hand } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { Request } from '#shared/domain/model/request';
import { shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import { softSound } from '../../platform/soft-sound';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';

const text = receptionText.help;

type HelpBannerProps = {
  /** The calls for help that nobody has answered, the first first. */
  readonly calls: readonly Request[];
  readonly zone: string;
  readonly onGo: (requestId: string) => void;
};

/** Somebody at a kiosk asks for help: it stays until an agent goes there. A quiet sound says that one is new. */
export const HelpBanner = ({ calls, zone, onGo }: HelpBannerProps) => {
  const heard = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const isNew = calls.some(({ id }) => !heard.current.has(id));
    heard.current = new Set(calls.map(({ id }) => id));
    if (isNew) void softSound();
  }, [calls]);
  const first = calls[0];
  const go = () => first && onGo(first.id);
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
      {text.title(calls.length, shortTime(civilOf(first.receivedAt, zone).time))}
    </Note>
  );
};
