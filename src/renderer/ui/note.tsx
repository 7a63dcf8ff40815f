import type { LucideIcon } from 'lucide-react';
import { CircleCheck, CloudOff, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names';
import { given } from './given';
import { Icon } from './icon';

type NoteTone = 'info' | 'warn' | 'bad' | 'ok' | 'pencil';

type NoteProps = {
  readonly tone?: NoteTone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  /** Buttons below the words: what to do. */
  readonly acts?: ReactNode;
  /** `alert` is read at once, `status` when there is a pause. */
  readonly role?: 'alert' | 'status' | 'note';
  readonly className?: string;
};

const icons: Readonly<Record<NoteTone, LucideIcon>> = {
  info: Info,
  warn: TriangleAlert,
  bad: TriangleAlert,
  ok: CircleCheck,
  pencil: CloudOff,
};

/** A sentence that stands beside what it is about, with what can be done. */
export const Note = ({ tone = 'info', icon, children, acts, role, className }: NoteProps) => (
  <div className={classNames('note', tone !== 'info' && `note--${tone}`, className)} {...given({ role })}>
    <Icon of={icon ?? icons[tone]} />
    <div className="note-in">
      <div>{children}</div>
      {acts !== undefined && <div className="note-acts">{acts}</div>}
    </div>
  </div>
);
