import { useState } from 'react';

import { civilOf } from '#shared/time/civil';

import { ActQuestion } from '../../devices/act-question';
import { Button } from '../../../../ui/button';

/** The life of a key that is held outside. Instants, `''` = not yet. */
type HeldKey = { readonly id: string; readonly madeAt: string; readonly readAt: string; readonly revokedAt: string };

type RowTexts = {
  readonly heads: { readonly made: string; readonly read: string; readonly act: string };
  readonly revoke: string;
  readonly ask: {
    readonly title: (name: string) => string;
    /** `read` `''` = never. */
    readonly effect: (made: string, read: string) => string;
    readonly lost: string;
    readonly keep: string;
  };
  readonly on: (day: string) => string;
  readonly at: (day: string, time: string) => string;
  readonly never: string;
  readonly ended: (day: string) => string;
};

type KeyRowsProps<Key extends HeldKey> = {
  /** What they open, for a screen reader. */
  readonly label: string;
  readonly keys: readonly Key[];
  readonly zone: string;
  readonly texts: RowTexts;
  /** What is known of a key before its life: a heading and the words of each. */
  readonly columns: readonly { readonly head: string; readonly words: (key: Key) => string }[];
  readonly nameOf: (key: Key) => string;
  readonly onRevoke: (key: Key) => void;
};

/** Keys that are held outside, those that open something first. One that was ended does not come back, so it is asked first. */
export const KeyRows = <Key extends HeldKey>(props: KeyRowsProps<Key>) => {
  const { label, keys, zone, texts, columns, nameOf, onRevoke } = props;
  const { heads } = texts;
  const dayOf = (instant: string): string => civilOf(instant, zone).day;
  const readWords = ({ readAt }: Key): string => {
    if (readAt === '') return texts.never;
    const { day, time } = civilOf(readAt, zone);
    return texts.at(day, time);
  };
  const [asked, setAsked] = useState<Key | null>(null);
  const madeWords = ({ madeAt }: Key): string => texts.on(dayOf(madeAt));
  const sorted = keys.toSorted((a, b) => Number(a.revokedAt !== '') - Number(b.revokedAt !== ''));
  return (
    <>
      <table className="cal-rows" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            <th scope="col">{heads.made}</th>
            <th scope="col">{heads.read}</th>
            <th scope="col">
              <span className="sr">{heads.act}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((key) => (
            <tr key={key.id} className={key.revokedAt === '' ? '' : 'is-mute'}>
              {columns.map(({ head, words }) => (
                <td key={head} data-head={head}>
                  {words(key)}
                </td>
              ))}
              <td className="nowrap" data-head={heads.made}>
                {madeWords(key)}
              </td>
              <td className="nowrap" data-head={heads.read}>
                {readWords(key)}
              </td>
              <td className="cal-act">
                {key.revokedAt === '' ? (
                  <Button size="small" label={`${texts.revoke} ${nameOf(key)}`} onPress={() => setAsked(key)}>
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
      {asked && (
        <ActQuestion
          title={texts.ask.title(nameOf(asked))}
          keep={texts.ask.keep}
          act={texts.revoke}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            onRevoke(asked);
          }}
        >
          <p>{texts.ask.effect(madeWords(asked), asked.readAt === '' ? '' : readWords(asked))}</p>
          <p className="meta">{texts.ask.lost}</p>
        </ActQuestion>
      )}
    </>
  );
};
