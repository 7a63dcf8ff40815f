import { FileCheck, Monitor, Smartphone } from 'lucide-react';

import { Icon } from '../../ui/icon';
import { QrCode } from '../../ui/qr-code';
import type { TicketScreen } from './kiosk-state';
import type { Scene } from './scene';
import { followLink } from './view-model/follow-link';

/** What to do until the call, with the page for a phone where no paper has it. */
export const TicketTodo = ({ scene, screen }: { readonly scene: Scene; readonly screen: TicketScreen }) => {
  const { words, publication } = scene;
  const link = followLink(publication, screen);
  return (
    <div className="ki-guide">
      <ul className="ki-todo">
        <li>
          <Icon of={Monitor} />
          <span>{publication.voice ? words.screenAndVoice : words.screenOnly}</span>
        </li>
        <li>
          <Icon of={FileCheck} />
          <span>{words.identity}</span>
        </li>
        {link !== '' && (
          <li>
            <Icon of={Smartphone} />
            <span>{words.paperFollow}</span>
          </li>
        )}
      </ul>
      {link !== '' && <QrCode className="ki-qr" text={link} label={words.paperFollow} />}
    </div>
  );
};
