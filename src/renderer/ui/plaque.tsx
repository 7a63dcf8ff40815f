import { classNames } from './class-names';

export type PlaqueProps = {
  readonly label: string;
  /** Filled = called or serving, outlined = waiting, grey = ended, dashed = the own series of an offline desk. */
  readonly state?: 'on' | 'waiting' | 'done' | 'pencil';
  readonly size?: 'default' | 'big';
  readonly className?: string;
};

/** A ticket's number as an enamel plate. */
export const Plaque = ({ label, state = 'waiting', size = 'default', className }: PlaqueProps) => (
  <span
    className={classNames(
      'plaque',
      state === 'on' && 'plaque--on',
      state === 'done' && 'plaque--done',
      state === 'pencil' && 'plaque--pencil',
      size === 'big' && 'plaque--l',
      className,
    )}
  >
    {label}
  </span>
);
