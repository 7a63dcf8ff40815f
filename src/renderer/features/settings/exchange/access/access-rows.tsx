import { accessKeysText as texts } from '#shared/i18n/fr/access-keys';
import type { AccessKeyRow } from '#shared/sync/access-protocol';
import { civilOf } from '#shared/time/civil';

import { Button } from '../../../../ui/button';

type AccessRowsProps = {
  readonly keys: readonly AccessKeyRow[];
  readonly zone: string;
  readonly onRevoke: (key: AccessKeyRow) => void;
};

/** The keys of the read interface, those that open something first. */
export const AccessRows = ({ keys, zone, onRevoke }: AccessRowsProps) => {
  const { heads } = texts;
  const dayOf = (instant: string): string => civilOf(instant, zone).day;
  const readWords = ({ readAt }: AccessKeyRow): string => {
    if (readAt === '') return texts.never;
    const { day, time } = civilOf(readAt, zone);
    return texts.at(day, time);
  };
  const sorted = keys.toSorted((a, b) => Number(a.revokedAt !== '') - Number(b.revokedAt !== ''));
  return (
    <table className="cal-rows">
      <thead>
        <tr>
          <th>{heads.name}</th>
          <th>{heads.scope}</th>
          <th>{heads.made}</th>
          <th>{heads.read}</th>
          <th>
            <span className="sr">{heads.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((key) => (
          <tr key={key.id} className={key.revokedAt === '' ? '' : 'is-mute'}>
            <td>{key.name}</td>
            <td>{texts.scopes[key.scope]}</td>
            <td className="nowrap">{texts.on(dayOf(key.madeAt))}</td>
            <td className="nowrap">{readWords(key)}</td>
            <td className="cal-act">
              {key.revokedAt === '' ? (
                <Button size="small" label={`${texts.revoke} ${key.name}`} onPress={() => onRevoke(key)}>
                  {texts.revoke}
                </Button>
              ) : (
                texts.ended(dayOf(key.revokedAt))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
