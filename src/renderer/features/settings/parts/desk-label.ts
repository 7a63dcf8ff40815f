import type { Desk } from '#shared/domain/model/reference';
import { commonText } from '#shared/i18n/fr/common';

/** `Guichet 3`, with the name of the desk where it has one of its own. */
export const deskLabel = ({ number, name }: Pick<Desk, 'number' | 'name'>): string => {
  const plain = commonText.desk(number);
  return name === '' || name.replaceAll('\u00A0', ' ') === plain.replaceAll('\u00A0', ' ')
    ? plain
    : `${plain} · ${name}`;
};
