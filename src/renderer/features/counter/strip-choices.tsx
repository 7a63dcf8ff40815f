import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { useKeys } from '../../ui/keys';
import type { StripQuestion } from './strip-acts';

const mostKeys = 9;
/** Two columns hold three lines of words, three columns more choices with fewer of them. */
const mostInTwo = 5;
const mostWithTitle = 8;

/** A question of the strip in place of its acts: one digit answers, Échap goes back. */
export const StripChoices = ({
  label,
  choices,
  bare,
  onPick,
  onClose,
}: StripQuestion & { readonly onClose: () => void }) => {
  const pick = (id: string): void => {
    onClose();
    onPick(id);
  };
  const shown = choices.slice(0, mostKeys);
  useKeys([
    { key: 'Échap', label: counterLifeText.strip.back, run: onClose },
    ...shown.map(({ id, label: name }, index) => ({
      key: String(index + 1),
      within: 'choices' as const,
      label: name,
      run: () => pick(id),
    })),
  ]);
  return (
    <div
      className={classNames('bd-choices', shown.length > mostInTwo && 'bd-choices--three')}
      {...groundOf('choices')}
      role="group"
      aria-label={label}
    >
      {shown.length <= mostWithTitle && <p className="meta">{label}</p>}
      {bare !== '' && (
        <Button tone="main" keys="Entrée" onPress={() => pick('')} autoFocus>
          {bare}
        </Button>
      )}
      {shown.map(({ id, label: name }, index) => (
        <Button key={id} keys={String(index + 1)} onPress={() => pick(id)} autoFocus={bare === '' && index === 0}>
          <span className="clip">{name}</span>
        </Button>
      ))}
    </div>
  );
};
